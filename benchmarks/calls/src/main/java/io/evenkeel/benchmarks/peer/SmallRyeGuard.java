package io.evenkeel.benchmarks.peer;

import io.smallrye.faulttolerance.api.TypedGuard;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;

/** SmallRye's breaker and retry. It measures nothing. */
public final class SmallRyeGuard {
    private static final int CALLS = 100;

    private final TypedGuard<Object> guard = TypedGuard.create(Object.class)
            .withCircuitBreaker()
            .requestVolumeThreshold(CALLS)
            .failureRatio(1)
            .delay(1, ChronoUnit.HOURS)
            .done()
            .withRetry()
            .whenException(never -> false)
            .done()
            .build();

    public Object call(Supplier<Object> work) {
        return guard.get(work);
    }

    /** Opens the breaker for good: with failures, because nothing else does. */
    public SmallRyeGuard opened() {
        for (int i = 0; i < CALLS; i++) {
            try {
                guard.get(() -> {
                    throw new IllegalStateException("opens the breaker");
                });
            } catch (IllegalStateException expected) {
                // counted
            }
        }
        return this;
    }
}
