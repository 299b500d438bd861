package io.evenkeel.spring.outbound;

import io.evenkeel.spring.config.EvenkeelProperties.Outbound;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.beans.DirectFieldAccessor;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.web.client.RestTemplate;

/**
 * Guards RestTemplates: those that are beans, also a plain {@code new RestTemplate()}, and those that a builder makes. One
 * that still has Spring's own request factory without time-outs gets the defaults.
 */
final class RestTemplates implements BeanPostProcessor {
    private static final int INFINITE = -1;

    private final GuardingInterceptor interceptor;
    private final Supplier<Outbound> defaults;

    RestTemplates(GuardingInterceptor interceptor, Supplier<Outbound> defaults) {
        this.interceptor = interceptor;
        this.defaults = defaults;
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
        limit(template);
        interceptor.addTo(interceptors);
    }

    private void limit(RestTemplate template) {
        Object factory = new DirectFieldAccessor(template).getPropertyValue("requestFactory");
        if (factory != null && factory.getClass() == SimpleClientHttpRequestFactory.class) {
            // The factory tells nobody what it was set to.
            DirectFieldAccessor fields = new DirectFieldAccessor(factory);
            limit(fields, "connectTimeout", defaults.get().connectTimeout());
            limit(fields, "readTimeout", defaults.get().timeout());
        }
    }

    private static void limit(DirectFieldAccessor fields, String field, Duration timeout) {
        if (Integer.valueOf(INFINITE).equals(fields.getPropertyValue(field))) {
            fields.setPropertyValue(field, Math.toIntExact(timeout.toMillis()));
        }
    }
}
