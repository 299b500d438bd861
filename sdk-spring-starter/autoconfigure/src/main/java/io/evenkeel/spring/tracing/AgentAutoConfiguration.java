package io.evenkeel.spring.tracing;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.prometheus.metrics.tracer.common.SpanContext;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** What the application has of the OpenTelemetry agent where that makes the spans: before Spring Boot would make its own. */
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.actuate.autoconfigure.opentelemetry.OpenTelemetryAutoConfiguration",
            "org.springframework.boot.actuate.autoconfigure.tracing.prometheus.PrometheusExemplarsAutoConfiguration",
            "org.springframework.boot.actuate.autoconfigure.metrics.export.prometheus.PrometheusMetricsExportAutoConfiguration",
            "org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration",
            "org.springframework.boot.micrometer.tracing.autoconfigure.prometheus.PrometheusExemplarsAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.export.prometheus.PrometheusMetricsExportAutoConfiguration"
        })
@ConditionalOnProperty(prefix = "evenkeel", name = "enabled", matchIfMissing = true)
@Conditional(OnRecordingAgent.class)
public class AgentAutoConfiguration {

    @Bean(destroyMethod = "")
    @ConditionalOnMissingBean
    OpenTelemetry evenkeelOpenTelemetryOfAgent() {
        return GlobalOpenTelemetry.get();
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "io.prometheus.metrics.tracer.common.SpanContext")
    static class Exemplars {
        @Bean
        @ConditionalOnMissingBean(SpanContext.class)
        SpanContext evenkeelExemplarsOfAgent() {
            return new CurrentSpanContext();
        }
    }
}
