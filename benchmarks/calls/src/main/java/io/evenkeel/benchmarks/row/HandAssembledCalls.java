package io.evenkeel.benchmarks.row;

import io.evenkeel.benchmarks.peer.HandAssembled;
import io.evenkeel.benchmarks.peer.HandAssembledJourney;
import io.evenkeel.benchmarks.stack.SloTimer;
import io.evenkeel.benchmarks.stack.Tracing;
import io.evenkeel.benchmarks.stack.Work;
import io.micrometer.core.instrument.MeterRegistry;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** What calls cost through what a team assembles with care. */
public class HandAssembledCalls {
    @Benchmark
    public Object call(Stack stack, InParent thread) {
        return stack.good.call();
    }

    @Benchmark
    public Object callFails(Stack stack, InParent thread) {
        return Work.outcomeOf(stack.bad::call);
    }

    @Benchmark
    public Object refused(Stack stack, InParent thread) {
        return Work.outcomeOf(stack.open::call);
    }

    @Benchmark
    public Object journeyWithCall(Stack stack, InParent thread) {
        return stack.journey.call(stack.good::call);
    }

    @Benchmark
    public Object journeyWithCallThatFails(Stack stack, InParent thread) {
        return Work.outcomeOf(() -> stack.journey.call(stack.bad::call));
    }

    @Benchmark
    public Object journeyWithThreeCalls(Stack stack, InParent thread, Blackhole seen) {
        return stack.journey.call(() -> {
            seen.consume(stack.good.call());
            seen.consume(stack.second.call());
            return stack.third.call();
        });
    }

    /** Shared by all threads of a row. */
    @State(Scope.Benchmark)
    public static class Stack {
        @Param({"P0", "P0_PARENT", "P1", "P2"})
        public Tracing tracing;

        HandAssembled good;
        HandAssembled second;
        HandAssembled third;
        HandAssembled bad;
        HandAssembled open;
        HandAssembledJourney journey;

        @Setup
        public void build() {
            MeterRegistry registry = SloTimer.registry();
            good = new HandAssembled(registry, tracing, Work.succeeding());
            second = new HandAssembled(registry, tracing, Work.succeeding());
            third = new HandAssembled(registry, tracing, Work.succeeding());
            bad = new HandAssembled(registry, tracing, Work.failing());
            open = new HandAssembled(registry, tracing, Work.succeeding()).opened();
            journey = new HandAssembledJourney(registry, tracing);
        }
    }
}
