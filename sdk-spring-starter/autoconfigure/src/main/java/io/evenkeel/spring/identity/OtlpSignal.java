package io.evenkeel.spring.identity;

import java.util.List;
import java.util.Locale;

/** One of the three kinds of telemetry, with the names that Spring Boot's lines have for its export: 3.5's first, then 4's. */
enum OtlpSignal {
    TRACES,
    METRICS,
    LOGS;

    /** As in {@code evenkeel.otlp.traces}. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is sent as soon as there is an endpoint. The others are at hand without: on a scrape, and in the log. */
    boolean byDefault() {
        return this == TRACES;
    }

    /** Boot's keys for where it is sent to. */
    List<String> endpoints() {
        return switch (this) {
            case TRACES ->
                List.of("management.otlp.tracing.endpoint", "management.opentelemetry.tracing.export.otlp.endpoint");
            case METRICS -> List.of("management.otlp.metrics.export.url");
            case LOGS ->
                List.of("management.otlp.logging.endpoint", "management.opentelemetry.logging.export.otlp.endpoint");
        };
    }

    /** Boot's keys for whether it is sent. */
    List<String> switches() {
        return switch (this) {
            case TRACES -> List.of("management.otlp.tracing.export.enabled", "management.tracing.export.otlp.enabled");
            case METRICS -> List.of("management.otlp.metrics.export.enabled");
            case LOGS -> List.of("management.otlp.logging.export.enabled", "management.logging.export.otlp.enabled");
        };
    }

    /** Boot's keys for {@code http} or {@code grpc}; none where there is only the first. */
    List<String> transports() {
        return switch (this) {
            case TRACES ->
                List.of("management.otlp.tracing.transport", "management.opentelemetry.tracing.export.otlp.transport");
            case METRICS -> List.of();
            case LOGS ->
                List.of("management.otlp.logging.transport", "management.opentelemetry.logging.export.otlp.transport");
        };
    }
}
