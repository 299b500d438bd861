package io.evenkeel.spring.measured;

import io.evenkeel.Dependency;
import io.evenkeel.Reliability;
import io.evenkeel.call.Component;
import io.evenkeel.call.CurrentJourney;
import io.evenkeel.call.JourneyContext;
import io.evenkeel.guard.GuardMode;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Counts what the clients of stores and brokers tell of their calls. Never throws. */
final class MeasuredCalls {
    private final Supplier<Reliability> reliability;

    /**
     * @param reliability asked at the first call, because a client may be needed before the SDK can be built
     */
    MeasuredCalls(Supplier<Reliability> reliability) {
        this.reliability = reliability;
    }

    /** A call that begins now, for the journey call of this thread. */
    static Begun begin() {
        return new Begun(System.nanoTime(), CurrentJourney.get());
    }

    /**
     * A call that is under way.
     *
     * @param startNanos on {@link System#nanoTime()}
     * @param journey the journey call that it belongs to; {@code null} if there is none
     */
    record Begun(long startNanos, @Nullable JourneyContext journey) {}

    /**
     * The call is over, now.
     *
     * @param name the dependency's: of a closed set, such as the names of beans
     * @param error what was thrown, or {@code null}
     */
    void ended(String name, Begun call, @Nullable Throwable error) {
        long durationNanos = System.nanoTime() - call.startNanos();
        Reliability sdk;
        try {
            sdk = reliability.get();
        } catch (RuntimeException notYetOrNoMore) {
            return; // the application is still being built, or already being closed
        }
        try {
            Dependency dependency = sdk.dependency(name, spec -> spec.mode(GuardMode.OFF));
            dependency.recordSpanned(dependency.classify(null, error), durationNanos, error, call.journey());
        } catch (Throwable fault) {
            sdk.faults().isolated(Component.OUTBOUND, fault);
        }
    }
}
