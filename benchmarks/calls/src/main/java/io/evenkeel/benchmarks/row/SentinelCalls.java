package io.evenkeel.benchmarks.row;

import io.evenkeel.benchmarks.peer.SentinelGuard;
import io.evenkeel.benchmarks.stack.Work;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What calls cost through Sentinel. By themselves: its rules are those of the process. */
public class SentinelCalls {
    @Benchmark
    public Object call(Open open) {
        return open.sentinel.call(open.work);
    }

    @Benchmark
    public Object callFails(Open open) {
        return Work.outcomeOf(() -> open.sentinel.call(open.failing));
    }

    @Benchmark
    public Object refused(Closed closed) {
        return closed.sentinel.call(closed.work);
    }

    /** Lets everything through. */
    @State(Scope.Benchmark)
    public static class Open {
        final Supplier<Object> work = Work.succeeding();
        final Supplier<Object> failing = Work.failing();
        final SentinelGuard sentinel = new SentinelGuard(false);
    }

    /** Lets nothing through. */
    @State(Scope.Benchmark)
    public static class Closed {
        final Supplier<Object> work = Work.succeeding();
        final SentinelGuard sentinel = new SentinelGuard(true);
    }
}
