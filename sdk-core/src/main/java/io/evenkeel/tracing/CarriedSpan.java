package io.evenkeel.tracing;

import io.evenkeel.call.SentRequest;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The span that a request carries in its headers before we see it. */
final class CarriedSpan {
    private static final TextMapGetter<SentRequest> HEADERS = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(SentRequest request) {
            return List.of();
        }

        @Override
        public @Nullable String get(@Nullable SentRequest request, String key) {
            return request == null ? null : request.header().apply(key);
        }
    };

    private CarriedSpan() {}

    /** Not valid if there is none, or none that can be read. */
    static SpanContext of(SentRequest request, TextMapPropagator propagator) {
        return Span.fromContext(propagator.extract(Context.root(), request, HEADERS))
                .getSpanContext();
    }
}
