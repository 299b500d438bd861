package io.evenkeel.benchmarks.row;

import io.evenkeel.Dependency;
import io.evenkeel.Journey;
import io.evenkeel.Reliability;
import io.evenkeel.benchmarks.stack.Sdk;
import io.evenkeel.benchmarks.stack.Tracing;
import io.evenkeel.benchmarks.stack.Work;
import io.evenkeel.call.BreakerState;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Ours, shared by all threads of a row. */
@State(Scope.Benchmark)
public class SdkState {
    @Param({"P0", "P0_PARENT", "P1", "P2"})
    public Tracing tracing;

    public Reliability sdk;
    public Journey journey;
    public Dependency dependency;
    public Dependency second;
    public Dependency third;
    public final Supplier<Object> work = Work.succeeding();
    public final Supplier<Object> failing = Work.failing();

    @Setup
    public void build() {
        sdk = Sdk.of(Sdk.registry(), tracing).build();
        journey = sdk.journey(Sdk.JOURNEY);
        dependency = sdk.dependency(Sdk.DEPENDENCY);
        second = sdk.dependency("stock");
        third = sdk.dependency("mail");
    }

    /** A row whose breaker has opened has measured something else. */
    @TearDown
    public void closed() {
        if (dependency.breakerState() != BreakerState.CLOSED) {
            throw new IllegalStateException("the breaker is " + dependency.breakerState());
        }
    }
}
