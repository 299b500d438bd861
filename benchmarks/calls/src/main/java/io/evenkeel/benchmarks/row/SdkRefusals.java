package io.evenkeel.benchmarks.row;

import io.evenkeel.Dependency;
import io.evenkeel.Reliability;
import io.evenkeel.benchmarks.stack.Sdk;
import io.evenkeel.benchmarks.stack.Tracing;
import io.evenkeel.benchmarks.stack.Work;
import io.evenkeel.call.CallRejectedException;
import io.evenkeel.call.RejectionReason;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What a call costs that is refused. */
@State(Scope.Benchmark)
public class SdkRefusals {
    @Param({"P0", "P1"})
    public Tracing tracing;

    private final Supplier<Object> work = Work.succeeding();
    private Dependency broken;
    private Dependency full;

    @Setup
    public void build() {
        Reliability sdk = Sdk.of(Sdk.registry(), tracing)
                .dependency("broken", dependency -> dependency.breaker(Sdk.opensAtOnce()))
                .dependency("full", dependency -> dependency.concurrencyLimit(1))
                .build();
        broken = sdk.dependency("broken");
        broken.start().failed(new IllegalStateException("opens the breaker"));
        full = sdk.dependency("full");
        full.start(); // and never ends
        expect(RejectionReason.CIRCUIT_OPEN, breakerOpen());
        expect(RejectionReason.BULKHEAD_FULL, limitReached());
    }

    private static void expect(RejectionReason reason, Object seen) {
        if (!(seen instanceof CallRejectedException refused) || refused.reason() != reason) {
            throw new IllegalStateException("refused: " + seen + " (expected: for " + reason + ")");
        }
    }

    @Benchmark
    public Object breakerOpen() {
        return Work.outcomeOf(() -> broken.get(work));
    }

    @Benchmark
    public Object limitReached() {
        return Work.outcomeOf(() -> full.get(work));
    }
}
