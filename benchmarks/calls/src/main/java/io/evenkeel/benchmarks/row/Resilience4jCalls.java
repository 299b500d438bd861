package io.evenkeel.benchmarks.row;

import io.evenkeel.benchmarks.peer.Resilience4j;
import io.evenkeel.benchmarks.stack.SloTimer;
import io.evenkeel.benchmarks.stack.Work;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** What calls cost through Resilience4j alone: nothing of them is traced, and only {@code measured} has meters. */
@State(Scope.Benchmark)
public class Resilience4jCalls {
    private final Supplier<Object> breaker = new Resilience4j(true).breakerAround(Work.succeeding());
    private final Supplier<Object> breakerFails = new Resilience4j(true).breakerAround(Work.failing());
    private final Supplier<Object> all = new Resilience4j(true).around(Work.succeeding());
    private final Supplier<Object> second = new Resilience4j(true).around(Work.succeeding());
    private final Supplier<Object> third = new Resilience4j(true).around(Work.succeeding());
    private final Supplier<Object> allFail = new Resilience4j(true).around(Work.failing());
    private final Supplier<Object> measured =
            new Resilience4j(true).measuredBy(SloTimer.registry()).around(Work.succeeding());
    private Supplier<Object> open;
    private Supplier<Object> openWithoutTrace;

    @Setup
    public void open() {
        open = opened(new Resilience4j(true));
        openWithoutTrace = opened(new Resilience4j(false));
    }

    private static Supplier<Object> opened(Resilience4j guards) {
        guards.open();
        return guards.breakerAround(Work.succeeding());
    }

    @Benchmark
    public Object breaker() {
        return breaker.get();
    }

    @Benchmark
    public Object breakerFails() {
        return Work.outcomeOf(breakerFails);
    }

    @Benchmark
    public Object all() {
        return all.get();
    }

    @Benchmark
    public Object allFail() {
        return Work.outcomeOf(allFail);
    }

    @Benchmark
    public Object three(Blackhole seen) {
        seen.consume(all.get());
        seen.consume(second.get());
        return third.get();
    }

    @Benchmark
    public Object measured() {
        return measured.get();
    }

    @Benchmark
    public Object refused() {
        return Work.outcomeOf(open);
    }

    @Benchmark
    public Object refusedWithoutTrace() {
        return Work.outcomeOf(openWithoutTrace);
    }
}
