package io.evenkeel.benchmarks.row;

import io.evenkeel.Dependency;
import io.evenkeel.Journey;
import io.evenkeel.Reliability;
import io.evenkeel.ReliabilityBuilder;
import io.evenkeel.benchmarks.stack.Sdk;
import io.evenkeel.benchmarks.stack.Tracing;
import io.evenkeel.benchmarks.stack.Work;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What a call costs in a service that has many journeys or dependencies, and calls one after the other. */
@State(Scope.Benchmark)
public class GrowthCalls {
    @Param({"1", "10", "100", "1000"})
    public int count;

    private final Supplier<Object> work = Work.succeeding();
    private Journey[] journeys;
    private Dependency[] dependencies;

    @Setup
    public void build() {
        ReliabilityBuilder builder = Sdk.of(Sdk.registry(), Tracing.P0);
        names().forEach(name -> builder.journey(name).dependency(name));
        Reliability sdk = builder.build();
        journeys = names().map(sdk::journey).toArray(Journey[]::new);
        dependencies = names().map(sdk::dependency).toArray(Dependency[]::new);
    }

    private Stream<String> names() {
        return IntStream.range(0, count).mapToObj(i -> "n" + i);
    }

    @Benchmark
    public Object journey(Turn turn) {
        return journeys[turn.next(count)].get(work);
    }

    @Benchmark
    public Object dependency(Turn turn) {
        return dependencies[turn.next(count)].get(work);
    }

    /** Whose turn it is on this thread. */
    @State(Scope.Thread)
    public static class Turn {
        private int last;

        int next(int count) {
            last = last + 1 < count ? last + 1 : 0;
            return last;
        }
    }
}
