package io.evenkeel.spring.tracing;

import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelSpan;
import io.opentelemetry.api.trace.Span;
import org.jspecify.annotations.Nullable;

/**
 * Lets Micrometer see the spans that are made with OpenTelemetry itself, such as those of journeys. It would not look at them
 * inside of one of its own: what is observed there would have the wrong parent, and an exemplar the wrong span.
 */
final class CurrentOtelSpan extends OtelCurrentTraceContext {
    @Override
    public @Nullable TraceContext context() {
        TraceContext known = super.context();
        Span current = Span.current();
        return known == null
                        || !current.getSpanContext().isValid()
                        || current.getSpanContext().getSpanId().equals(known.spanId())
                ? known
                : OtelSpan.fromOtel(current).context();
    }
}
