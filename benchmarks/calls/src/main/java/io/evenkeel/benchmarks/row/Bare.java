package io.evenkeel.benchmarks.row;

import io.evenkeel.benchmarks.stack.Spans;
import io.evenkeel.benchmarks.stack.Tracing;
import io.evenkeel.benchmarks.stack.Work;
import io.opentelemetry.api.trace.SpanKind;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Parts that the other rows are made of. */
@State(Scope.Benchmark)
public class Bare {
    private final Supplier<Object> work = Work.succeeding();
    private final Spans unsampled = new Spans(Tracing.P1, "payments", SpanKind.CLIENT);
    private final Spans sampled = new Spans(Tracing.P2, "payments", SpanKind.CLIENT);

    @Benchmark
    public Object call() {
        return work.get();
    }

    @Benchmark
    public long twoClockReads() {
        long startNanos = System.nanoTime();
        return System.nanoTime() - startNanos;
    }

    /** What OpenTelemetry's own span takes, unsampled, without an attribute. */
    @Benchmark
    public Object unsampledSpan() {
        return Spans.run(unsampled.leanStart(), work);
    }

    @Benchmark
    public Object tenPercentSpan() {
        return Spans.run(sampled.leanStart(), work);
    }
}
