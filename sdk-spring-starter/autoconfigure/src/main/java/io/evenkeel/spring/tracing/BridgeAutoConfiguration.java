package io.evenkeel.spring.tracing;

import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/** Between Micrometer and OpenTelemetry: before Spring Boot would take what Micrometer has. */
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.actuate.autoconfigure.tracing.OpenTelemetryTracingAutoConfiguration",
            "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration"
        })
@ConditionalOnClass(
        name = {
            "io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext",
            "io.opentelemetry.sdk.trace.SdkTracerProvider"
        })
@ConditionalOnProperty(prefix = "evenkeel", name = "enabled", matchIfMissing = true)
public class BridgeAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    OtelCurrentTraceContext evenkeelCurrentTraceContext() {
        return new CurrentOtelSpan();
    }
}
