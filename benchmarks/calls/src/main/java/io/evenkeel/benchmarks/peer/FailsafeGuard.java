package io.evenkeel.benchmarks.peer;

import dev.failsafe.CircuitBreaker;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import java.time.Duration;
import java.util.function.Supplier;

/** Failsafe's breaker and retry. It measures nothing. */
public final class FailsafeGuard {
    private final CircuitBreaker<Object> breaker = CircuitBreaker.<Object>builder()
            .withFailureRateThreshold(100, 100, Duration.ofMinutes(1))
            .withDelay(Duration.ofHours(1))
            .build();
    private final FailsafeExecutor<Object> executor = Failsafe.with(
            RetryPolicy.builder().handleIf((Throwable never) -> false).build(), breaker);

    public Object call(Supplier<Object> work) {
        return executor.get(work::get);
    }

    /** Opens the breaker for good. */
    public FailsafeGuard opened() {
        breaker.open();
        return this;
    }
}
