package io.evenkeel.benchmarks.row;

import io.evenkeel.Dependency;
import io.evenkeel.benchmarks.stack.Sdk;
import io.evenkeel.benchmarks.stack.Tracing;
import io.evenkeel.benchmarks.stack.Work;
import io.evenkeel.guard.GuardMode;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What a call costs where the guard refuses nothing. */
@State(Scope.Benchmark)
public class SdkModes {
    @Param({"P0", "P1"})
    public Tracing tracing;

    private final Supplier<Object> work = Work.succeeding();
    private Dependency observed;
    private Dependency off;

    @Setup
    public void build() {
        observed = in(GuardMode.OBSERVE);
        off = in(GuardMode.OFF);
    }

    private Dependency in(GuardMode mode) {
        return Sdk.of(Sdk.registry(), tracing).mode(mode).build().dependency(Sdk.DEPENDENCY);
    }

    @Benchmark
    public Object observe() {
        return observed.get(work);
    }

    @Benchmark
    public Object off() {
        return off.get(work);
    }
}
