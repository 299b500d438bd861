package io.evenkeel.spring.outbound;

import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.web.client.RestClient;

/** Guards RestClients that are beans, and what is built with RestClient builders that are beans, however they were made. */
final class RestClients implements BeanPostProcessor {
    private final GuardingInterceptor interceptor;

    RestClients(GuardingInterceptor interceptor) {
        this.interceptor = interceptor;
    }

    void guard(RestClient.Builder builder) {
        builder.requestInterceptors(interceptor::addTo);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        if (bean instanceof RestClient.Builder builder) {
            guard(builder);
        }
        return bean instanceof RestClient client ? guarded(client) : bean;
    }

    private RestClient guarded(RestClient client) {
        List<ClientHttpRequestInterceptor> present = new ArrayList<>();
        RestClient.Builder builder = client.mutate();
        builder.requestInterceptors(present::addAll);
        if (present.stream().anyMatch(GuardingInterceptor.class::isInstance)) {
            return client;
        }
        guard(builder);
        return builder.build();
    }
}
