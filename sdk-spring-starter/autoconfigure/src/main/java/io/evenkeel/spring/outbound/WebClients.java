package io.evenkeel.spring.outbound;

import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.WebClient;

/** Guards WebClients that are beans, and what is built with WebClient builders that are beans, however they were made. */
final class WebClients implements BeanPostProcessor {
    private final GuardingFilter filter;

    WebClients(GuardingFilter filter) {
        this.filter = filter;
    }

    void guard(WebClient.Builder builder) {
        builder.filters(filter::addTo);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        if (bean instanceof WebClient.Builder builder) {
            guard(builder);
        }
        return bean instanceof WebClient client ? guarded(client) : bean;
    }

    private WebClient guarded(WebClient client) {
        List<ExchangeFilterFunction> present = new ArrayList<>();
        WebClient.Builder builder = client.mutate();
        builder.filters(present::addAll);
        if (present.stream().anyMatch(GuardingFilter.class::isInstance)) {
            return client;
        }
        guard(builder);
        return builder.build();
    }
}
