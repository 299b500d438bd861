package io.evenkeel.spring.metrics;

import io.evenkeel.prometheus.StripedPrometheusMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.tracer.common.SpanContext;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.PriorityOrdered;

/**
 * Puts the registry with the cheaper timers in the place of the one that Spring Boot has just made, before anything is
 * registered in it and before anybody else sets it up. One that the application has made itself stays.
 */
final class StripedRegistry implements BeanPostProcessor, PriorityOrdered {
    private static final String BOOT = "org.springframework.boot.";

    private final ConfigurableListableBeanFactory beans;
    private final ObjectProvider<PrometheusConfig> config;
    private final ObjectProvider<SpanContext> spans;

    StripedRegistry(
            ConfigurableListableBeanFactory beans,
            ObjectProvider<PrometheusConfig> config,
            ObjectProvider<SpanContext> spans) {
        this.beans = beans;
        this.config = config;
        this.spans = spans;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean.getClass() != PrometheusMeterRegistry.class || !isMadeByBoot(name)) {
            return bean;
        }
        PrometheusMeterRegistry made = (PrometheusMeterRegistry) bean;
        PrometheusConfig chosen = config.getIfUnique();
        if (chosen == null) {
            return bean; // which of them it was made with, nobody knows
        }
        return new StripedPrometheusMeterRegistry(
                chosen, made.getPrometheusRegistry(), made.config().clock(), spans.getIfAvailable());
    }

    private boolean isMadeByBoot(String name) {
        return beans.containsBeanDefinition(name)
                && isBoots(beans.getBeanDefinition(name).getFactoryBeanName());
    }

    private static boolean isBoots(@Nullable String configuration) {
        return configuration != null && configuration.startsWith(BOOT);
    }
}
