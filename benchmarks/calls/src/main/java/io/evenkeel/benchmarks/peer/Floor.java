package io.evenkeel.benchmarks.peer;

import io.evenkeel.benchmarks.stack.Spans;
import io.evenkeel.benchmarks.stack.Tracing;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Scope;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The least that measures and could guard a call: the clock read twice, one striped counter for good or bad, one for the
 * latency bucket, one in a window without a lock. No policy, no limit, no deadline, no retry, no log keys: nothing that does
 * the job can be cheaper.
 */
public final class Floor {
    private static final long[] BOUNDS_NANOS = {10_000_000, 100_000_000, 500_000_000, 1_000_000_000};

    private final LongAdder good = new LongAdder();
    private final LongAdder bad = new LongAdder();
    private final LongAdder[] buckets = SlicedWindow.adders(BOUNDS_NANOS.length + 1);
    private final SlicedWindow window = new SlicedWindow();
    private final LongAdder refused = new LongAdder();
    private final @Nullable Spans spans;

    public Floor(Tracing tracing) {
        this.spans = tracing.traces() ? new Spans(tracing, "payments", SpanKind.CLIENT) : null;
    }

    @SuppressWarnings("try") // the scope is there to be closed
    public Object call(Supplier<Object> work) {
        if (spans == null) {
            return measured(work);
        }
        Span span = spans.leanStart();
        try (Scope current = span.makeCurrent()) {
            return measured(work);
        } catch (RuntimeException failure) {
            Spans.failed(span, failure);
            throw failure;
        } finally {
            span.end();
        }
    }

    /** Counts it, and makes an exception without a stack trace. */
    public RuntimeException refuse() {
        refused.increment();
        return new Refused();
    }

    private Object measured(Supplier<Object> work) {
        long startNanos = System.nanoTime();
        Object result;
        try {
            result = work.get();
        } catch (RuntimeException failure) {
            count(bad, startNanos, false);
            throw failure;
        }
        count(good, startNanos, true);
        return result;
    }

    private void count(LongAdder verdict, long startNanos, boolean succeeded) {
        long nowNanos = System.nanoTime();
        verdict.increment();
        buckets[bucket(nowNanos - startNanos)].increment();
        window.count(nowNanos, succeeded);
    }

    private static int bucket(long nanos) {
        int bucket = 0;
        while (bucket < BOUNDS_NANOS.length && nanos > BOUNDS_NANOS[bucket]) {
            bucket++;
        }
        return bucket;
    }

    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused() {
            super("refused", null, false, false);
        }
    }
}
