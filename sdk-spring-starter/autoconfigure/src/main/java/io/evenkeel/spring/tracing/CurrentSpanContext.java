package io.evenkeel.spring.tracing;

import io.opentelemetry.api.trace.Span;
import io.prometheus.metrics.tracer.common.SpanContext;
import org.jspecify.annotations.Nullable;

/** What an exemplar shows of the current span of OpenTelemetry. */
final class CurrentSpanContext implements SpanContext {
    @Override
    public @Nullable String getCurrentTraceId() {
        return current().isValid() ? current().getTraceId() : null;
    }

    @Override
    public @Nullable String getCurrentSpanId() {
        return current().isValid() ? current().getSpanId() : null;
    }

    @Override
    public boolean isCurrentSpanSampled() {
        return current().isSampled();
    }

    @Override
    public void markCurrentSpanAsExemplar() {}

    private static io.opentelemetry.api.trace.SpanContext current() {
        return Span.current().getSpanContext();
    }
}
