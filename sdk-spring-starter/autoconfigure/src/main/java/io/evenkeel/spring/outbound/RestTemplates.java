package io.evenkeel.spring.outbound;

import java.util.List;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.web.client.RestTemplate;

/** Guards RestTemplates: those that are beans, also a plain {@code new RestTemplate()}, and those that a builder makes. */
final class RestTemplates implements BeanPostProcessor {
    private final GuardingInterceptor interceptor;
    private final RequestFactories factories;

    RestTemplates(GuardingInterceptor interceptor, RequestFactories factories) {
        this.interceptor = interceptor;
        this.factories = factories;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        if (bean instanceof RestTemplate template) {
            guard(template);
        }
        return bean;
    }

    void guard(RestTemplate template) {
        List<ClientHttpRequestInterceptor> interceptors = template.getInterceptors();
        // What the getter returns has the interceptors in it.
        ClientHttpRequestFactory factory = RequestFactories.in(template, "requestFactory");
        if (factory != null) {
            template.setRequestFactory(factories.guarded(factory));
        }
        interceptor.addTo(interceptors);
    }
}
