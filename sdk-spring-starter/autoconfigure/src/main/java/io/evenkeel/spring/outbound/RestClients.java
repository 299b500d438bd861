package io.evenkeel.spring.outbound;

import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.web.client.RestClient;

/** Guards RestClients that are beans, and what is built with RestClient builders that are beans, however they were made. */
final class RestClients implements BeanPostProcessor {
    private final GuardingInterceptor interceptor;
    private final RequestFactories factories;

    RestClients(GuardingInterceptor interceptor, RequestFactories factories) {
        this.interceptor = interceptor;
        this.factories = factories;
    }

    void guard(RestClient.Builder builder) {
        builder.requestInterceptors(interceptor::addTo);
        ClientHttpRequestFactory factory = RequestFactories.in(builder, "requestFactory");
        if (factory != null) {
            builder.requestFactory(factories.guarded(factory));
        }
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
        boolean guarded = present.stream().anyMatch(GuardingInterceptor.class::isInstance);
        // Set in the client even where its builder was left to choose one.
        ClientHttpRequestFactory factory = RequestFactories.in(client, "clientRequestFactory");
        ClientHttpRequestFactory timed = factory == null ? null : factories.guarded(factory);
        if (guarded && timed == factory) {
            return client;
        }
        if (timed != null) {
            builder.requestFactory(timed);
        }
        builder.requestInterceptors(interceptor::addTo);
        return builder.build();
    }
}
