package io.evenkeel.benchmarks.peer;

import io.evenkeel.benchmarks.stack.SloTimer;
import io.evenkeel.benchmarks.stack.Spans;
import io.evenkeel.benchmarks.stack.Tracing;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.SpanKind;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** The usual habit: the same stack, but the timer and the decorators are looked up with each call. */
public final class Habit {
    private final MeterRegistry registry;
    private final Resilience4j resilience4j;
    private final @Nullable Spans spans;

    public Habit(MeterRegistry registry, Tracing tracing) {
        this.registry = registry;
        this.resilience4j = new Resilience4j(true).measuredBy(registry);
        this.spans = tracing.traces() ? new Spans(tracing, "payments", SpanKind.CLIENT) : null;
    }

    public Object call(Supplier<Object> work) {
        return spans == null ? measured(work) : Spans.run(spans.start(), () -> measured(work));
    }

    private Object measured(Supplier<Object> work) {
        long startNanos = System.nanoTime();
        MDC.put("dependency", "payments");
        String outcome = "failure";
        try {
            Object result = resilience4j.lookedUp(work);
            outcome = "success";
            return result;
        } finally {
            SloTimer.of(registry, "payments", outcome).record(System.nanoTime() - startNanos, TimeUnit.NANOSECONDS);
            MDC.remove("dependency");
        }
    }
}
