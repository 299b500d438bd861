package io.evenkeel.benchmarks.row;

import io.evenkeel.benchmarks.peer.Floor;
import io.evenkeel.benchmarks.stack.Tracing;
import io.evenkeel.benchmarks.stack.Work;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The least that a measured call costs. */
@State(Scope.Benchmark)
public class FloorCalls {
    @Param({"P0", "P1", "P2"})
    public Tracing tracing;

    private final Supplier<Object> work = Work.succeeding();
    private final Supplier<Object> failing = Work.failing();
    private Floor floor;

    @Setup
    public void build() {
        floor = new Floor(tracing);
    }

    @Benchmark
    public Object call() {
        return floor.call(work);
    }

    @Benchmark
    public Object callFails() {
        return Work.outcomeOf(() -> floor.call(failing));
    }

    @Benchmark
    public Object refused() {
        return floor.refuse();
    }
}
