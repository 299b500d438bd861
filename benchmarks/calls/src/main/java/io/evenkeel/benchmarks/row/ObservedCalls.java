package io.evenkeel.benchmarks.row;

import io.evenkeel.benchmarks.peer.Observed;
import io.evenkeel.benchmarks.stack.SloTimer;
import io.evenkeel.benchmarks.stack.Tracing;
import io.evenkeel.benchmarks.stack.Work;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What calls cost through Micrometer's Observation and Resilience4j. */
@State(Scope.Benchmark)
public class ObservedCalls {
    @Param({"P0", "P1", "P2"})
    public Tracing tracing;

    private final Supplier<Object> work = Work.succeeding();
    private Observed observed;

    @Setup
    public void build() {
        observed = new Observed(SloTimer.registry(), tracing);
    }

    @Benchmark
    public Object call() {
        return observed.call(work);
    }

    @Benchmark
    public Object journeyWithCall() {
        return observed.journey(work);
    }
}
