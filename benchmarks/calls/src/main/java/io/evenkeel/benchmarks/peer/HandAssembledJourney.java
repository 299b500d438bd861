package io.evenkeel.benchmarks.peer;

import io.evenkeel.benchmarks.stack.SloTimer;
import io.evenkeel.benchmarks.stack.Spans;
import io.evenkeel.benchmarks.stack.Tracing;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Scope;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** What a team assembles around a request of a user: timer with SLO buckets, good and bad, span, one log key. */
public final class HandAssembledJourney {
    private final Timer succeeded;
    private final Timer failed;
    private final Counter good;
    private final Counter bad;
    private final @Nullable Spans spans;

    public HandAssembledJourney(MeterRegistry registry, Tracing tracing) {
        this.succeeded = SloTimer.of(registry, "checkout", "success");
        this.failed = SloTimer.of(registry, "checkout", "failure");
        this.good = registry.counter("by.hand.events", "journey", "checkout", "result", "good");
        this.bad = registry.counter("by.hand.events", "journey", "checkout", "result", "bad");
        this.spans = tracing.traces() ? new Spans(tracing, "checkout", SpanKind.INTERNAL) : null;
    }

    @SuppressWarnings("try") // the scope is there to be closed
    public Object call(Supplier<Object> work) {
        if (spans == null) {
            return measured(work);
        }
        Span span = spans.start();
        try (Scope current = span.makeCurrent()) {
            return measured(work);
        } catch (RuntimeException failure) {
            Spans.failed(span, failure);
            throw failure;
        } finally {
            span.end();
        }
    }

    private Object measured(Supplier<Object> work) {
        long startNanos = System.nanoTime();
        MDC.put("journey", "checkout");
        Timer timer = failed;
        Counter verdict = bad;
        try {
            Object result = work.get();
            timer = succeeded;
            verdict = good;
            return result;
        } finally {
            timer.record(System.nanoTime() - startNanos, TimeUnit.NANOSECONDS);
            verdict.increment();
            MDC.remove("journey");
        }
    }
}
