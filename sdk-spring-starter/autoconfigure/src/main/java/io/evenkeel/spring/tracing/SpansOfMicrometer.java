package io.evenkeel.spring.tracing;

import io.evenkeel.call.Component;
import io.evenkeel.call.FaultListener;
import io.micrometer.observation.Observation;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import java.util.function.Supplier;

/**
 * The spans that Micrometer makes of observations. It keeps them in the context of the observation and ends them when all
 * handlers without a category, such as ours, have been told of the end.
 */
final class SpansOfMicrometer implements ObservationSpans {
    private final Supplier<Tracer> tracer;
    private final FaultListener faults;

    SpansOfMicrometer(Supplier<Tracer> tracer, FaultListener faults) {
        this.tracer = tracer;
        this.faults = faults;
    }

    @Override
    public void started(Observation.Context context) {}

    @Override
    public void within(Observation.Context context, Runnable recording) {
        Runnable closing = opened(context);
        try {
            recording.run();
        } finally {
            closed(closing);
        }
    }

    @SuppressWarnings("MustBeClosedChecker") // by what is returned
    private Runnable opened(Observation.Context context) {
        try {
            io.opentelemetry.api.trace.Span known = ObservedSpan.of(context);
            if (known != null) {
                return known.makeCurrent()::close; // a scope of Micrometer copies the whole baggage
            }
            TracingContext traced = context.get(TracingContext.class);
            Span span = traced == null ? null : traced.getSpan();
            return span == null
                    ? SpansOfMicrometer::nothing
                    : tracer.get().currentTraceContext().maybeScope(span.context())::close;
        } catch (Throwable fault) {
            faults.isolated(Component.TRACING, fault);
            return SpansOfMicrometer::nothing;
        }
    }

    private static void nothing() {}

    private void closed(Runnable closing) {
        try {
            closing.run();
        } catch (Throwable fault) {
            faults.isolated(Component.TRACING, fault);
        }
    }
}
