package io.evenkeel.benchmarks.row;

import io.evenkeel.Dependency;
import io.evenkeel.benchmarks.stack.Work;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** What calls through ours cost. */
public class SdkCalls {
    /** The guarded, measured call of the goals: in a journey, whose deadline it minds. */
    @Benchmark
    public Object call(SdkState sdk, InJourney thread) {
        return sdk.dependency.get(sdk.work);
    }

    @Benchmark
    public Object callFails(SdkState sdk, InJourney thread) {
        return Work.outcomeOf(() -> sdk.dependency.get(sdk.failing));
    }

    @Benchmark
    public Object callOfOwnDependency(InJourney thread, SdkState sdk, OwnDependency own) {
        return own.dependency.get(sdk.work);
    }

    @Benchmark
    public Object dependencyOnly(SdkState sdk, InParent thread) {
        return sdk.dependency.get(sdk.work);
    }

    @Benchmark
    public Object journeyOnly(SdkState sdk, InParent thread) {
        return sdk.journey.get(sdk.work);
    }

    @Benchmark
    public Object journeyWithCall(SdkState sdk, InParent thread) {
        return sdk.journey.get(() -> sdk.dependency.get(sdk.work));
    }

    @Benchmark
    public Object journeyWithCallThatFails(SdkState sdk, InParent thread) {
        return Work.outcomeOf(() -> sdk.journey.get(() -> sdk.dependency.get(sdk.failing)));
    }

    @Benchmark
    public Object journeyWithThreeCalls(SdkState sdk, InParent thread, Blackhole seen) {
        return sdk.journey.get(() -> {
            seen.consume(sdk.dependency.get(sdk.work));
            seen.consume(sdk.second.get(sdk.work));
            return sdk.third.get(sdk.work);
        });
    }

    /** A dependency that no other thread calls. */
    @State(Scope.Thread)
    public static class OwnDependency {
        private static final AtomicInteger NUMBERS = new AtomicInteger();

        Dependency dependency;

        @Setup
        public void choose(SdkState sdk) {
            dependency = sdk.sdk.dependency("own-" + NUMBERS.incrementAndGet());
        }
    }
}
