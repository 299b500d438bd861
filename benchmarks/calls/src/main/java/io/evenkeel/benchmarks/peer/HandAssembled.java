package io.evenkeel.benchmarks.peer;

import io.evenkeel.benchmarks.stack.SloTimer;
import io.evenkeel.benchmarks.stack.Spans;
import io.evenkeel.benchmarks.stack.Tracing;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Scope;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * What a team with care assembles: everything that can be held is held, and decorated once. Timer with SLO buckets, span,
 * breaker, retry, bulkhead, one log key.
 */
public final class HandAssembled {
    private final Resilience4j resilience4j = new Resilience4j(true);
    private final Supplier<Object> guarded;
    private final Timer succeeded;
    private final Timer failed;
    private final @Nullable Spans spans;

    public HandAssembled(MeterRegistry registry, Tracing tracing, Supplier<Object> work) {
        this.guarded = resilience4j.around(work);
        this.succeeded = SloTimer.of(registry, "payments", "success");
        this.failed = SloTimer.of(registry, "payments", "failure");
        this.spans = tracing.traces() ? new Spans(tracing, "payments", SpanKind.CLIENT) : null;
    }

    /** Opens the breaker for good. */
    public HandAssembled opened() {
        resilience4j.open();
        return this;
    }

    @SuppressWarnings("try") // the scope is there to be closed
    public Object call() {
        if (spans == null) {
            return measured();
        }
        Span span = spans.start();
        try (Scope current = span.makeCurrent()) {
            return measured();
        } catch (RuntimeException failure) {
            Spans.failed(span, failure);
            throw failure;
        } finally {
            span.end();
        }
    }

    private Object measured() {
        long startNanos = System.nanoTime();
        MDC.put("dependency", "payments");
        Timer timer = failed;
        try {
            Object result = guarded.get();
            timer = succeeded;
            return result;
        } finally {
            timer.record(System.nanoTime() - startNanos, TimeUnit.NANOSECONDS);
            MDC.remove("dependency");
        }
    }
}
