package io.evenkeel.spring.tracing;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Keeps Spring Boot from making spans where the OpenTelemetry agent makes them. The tracer of Micrometer is then Boot's own
 * that does nothing.
 */
public final class OneRecorder implements AutoConfigurationImportFilter, EnvironmentAware {
    private static final String BOOT_3 = "org.springframework.boot.actuate.autoconfigure.tracing.";
    private static final String BOOT_4 = "org.springframework.boot.micrometer.tracing.";
    private static final Set<String> MAKE_SPANS = Set.of(
            BOOT_3 + "BraveAutoConfiguration",
            BOOT_3 + "OpenTelemetryTracingAutoConfiguration",
            BOOT_3 + "otlp.OtlpTracingAutoConfiguration",
            BOOT_3 + "wavefront.WavefrontTracingAutoConfiguration",
            BOOT_3 + "zipkin.ZipkinAutoConfiguration",
            BOOT_4 + "brave.autoconfigure.BraveAutoConfiguration",
            BOOT_4 + "brave.autoconfigure.zipkin.ZipkinWithBraveTracingAutoConfiguration",
            BOOT_4 + "opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration",
            BOOT_4 + "opentelemetry.autoconfigure.otlp.OtlpTracingAutoConfiguration",
            BOOT_4 + "opentelemetry.autoconfigure.zipkin.ZipkinWithOpenTelemetryTracingAutoConfiguration");

    private boolean agent;

    /** Decided here and once: Spring Boot asks for each class that it reads. */
    @Override
    public void setEnvironment(Environment environment) {
        agent = environment.getProperty("evenkeel.enabled", Boolean.class, true)
                && OpenTelemetryAgent.records(environment);
    }

    @Override
    public boolean[] match(@Nullable String[] autoConfigurations, AutoConfigurationMetadata metadata) {
        boolean[] kept = new boolean[autoConfigurations.length];
        for (int i = 0; i < kept.length; i++) {
            String name = autoConfigurations[i];
            kept[i] = !agent || name == null || !MAKE_SPANS.contains(name);
        }
        return kept;
    }
}
