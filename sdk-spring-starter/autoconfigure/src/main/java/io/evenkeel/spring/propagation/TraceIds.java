package io.evenkeel.spring.propagation;

import io.micrometer.observation.Observation;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.TraceId;
import org.jspecify.annotations.Nullable;

/** Which trace an observation belongs to. */
final class TraceIds {
    private TraceIds() {}

    /** 32 hexadecimal digits, or {@code null} if there is no trace. Without a span of its own, that of the thread counts. */
    static @Nullable String of(Observation.Context context) {
        TracingContext tracing = context.get(TracingContext.class);
        io.micrometer.tracing.Span own = tracing == null ? null : tracing.getSpan();
        String id = own == null ? null : own.context().traceId();
        if (id == null || !TraceId.isValid(id)) {
            id = Span.current().getSpanContext().getTraceId();
        }
        return TraceId.isValid(id) ? id : null;
    }
}
