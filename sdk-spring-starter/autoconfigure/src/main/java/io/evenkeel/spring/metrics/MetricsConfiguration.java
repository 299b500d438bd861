package io.evenkeel.spring.metrics;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.tracer.common.SpanContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Cheaper timers for calls, where the registry for Prometheus is Spring Boot's own. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(PrometheusMeterRegistry.class)
public class MetricsConfiguration {
    @Bean
    static StripedRegistry evenkeelStripedRegistry(
            ConfigurableListableBeanFactory beans,
            ObjectProvider<PrometheusConfig> config,
            ObjectProvider<SpanContext> spans) {
        return new StripedRegistry(beans, config, spans);
    }
}
