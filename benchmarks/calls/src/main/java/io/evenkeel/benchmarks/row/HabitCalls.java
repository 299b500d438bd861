package io.evenkeel.benchmarks.row;

import io.evenkeel.benchmarks.peer.Habit;
import io.evenkeel.benchmarks.stack.SloTimer;
import io.evenkeel.benchmarks.stack.Tracing;
import io.evenkeel.benchmarks.stack.Work;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What a call costs whose meters and guards are looked up. */
@State(Scope.Benchmark)
public class HabitCalls {
    @Param({"P0", "P1", "P2"})
    public Tracing tracing;

    private final Supplier<Object> work = Work.succeeding();
    private Habit habit;

    @Setup
    public void build() {
        habit = new Habit(SloTimer.registry(), tracing);
    }

    @Benchmark
    public Object call() {
        return habit.call(work);
    }
}
