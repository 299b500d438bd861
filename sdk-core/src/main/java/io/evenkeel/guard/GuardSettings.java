package io.evenkeel.guard;

import static java.util.Objects.requireNonNull;

import io.evenkeel.call.InvalidSettingException;
import java.time.Duration;

/**
 * How one dependency is guarded.
 *
 * @param mode how far the guard goes
 * @param timeout how long one call may take; from 1ms to 1h. Asynchronous and reactive calls are cut off. A synchronous
 *     call stays on its thread and is never cut off here: its client must have a time-out of its own
 * @param concurrencyLimit how many calls may be under way at once; from 1 to 1,000,000
 * @param breaker when the breaker opens and closes
 */
public record GuardSettings(GuardMode mode, Duration timeout, int concurrencyLimit, BreakerSettings breaker) {

    /**
     * @throws InvalidSettingException if a value is out of its range
     */
    public GuardSettings {
        requireNonNull(mode, "mode");
        requireNonNull(timeout, "timeout");
        requireNonNull(breaker, "breaker");
        if (timeout.compareTo(Duration.ofMillis(1)) < 0 || timeout.compareTo(Duration.ofHours(1)) > 0) {
            throw new InvalidSettingException("timeout", timeout, "a duration from 1ms to 1h");
        }
        if (concurrencyLimit < 1 || concurrencyLimit > 1_000_000) {
            throw new InvalidSettingException("concurrency-limit", concurrencyLimit, "1 to 1000000");
        }
    }
}
