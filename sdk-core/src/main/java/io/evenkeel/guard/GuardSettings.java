package io.evenkeel.guard;

import static java.util.Objects.requireNonNull;

import io.evenkeel.call.InvalidSettingException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How one dependency is guarded.
 *
 * @param mode how far the guard goes
 * @param timeout how long one call may take, with all its attempts and the pauses between them; from 1ms to 1h
 * @param attemptTimeout how long one attempt may take; from 1ms to 1h, or {@code null} for as long as the call
 * @param concurrencyLimit how many attempts may be under way at once; from 1 to 1,000,000
 * @param breaker when the breaker opens and closes
 * @param retry when a failed call is tried again
 * @param idempotent whether every call through the API may be tried again; HTTP clients know it by the method
 * @param deadlineMode what becomes of a call whose journey has run out of time: refused, counted, or neither
 */
public record GuardSettings(
        GuardMode mode,
        Duration timeout,
        @Nullable Duration attemptTimeout,
        int concurrencyLimit,
        BreakerSettings breaker,
        RetrySettings retry,
        boolean idempotent,
        GuardMode deadlineMode) {

    /**
     * @throws InvalidSettingException if a value is out of its range
     */
    public GuardSettings {
        requireNonNull(mode, "mode");
        requireNonNull(breaker, "breaker");
        requireNonNull(retry, "retry");
        requireNonNull(deadlineMode, "deadlineMode");
        check("timeout", requireNonNull(timeout, "timeout"));
        if (attemptTimeout != null) {
            check("attempt-timeout", attemptTimeout);
        }
        if (concurrencyLimit < 1 || concurrencyLimit > 1_000_000) {
            throw new InvalidSettingException("concurrency-limit", concurrencyLimit, "1 to 1000000");
        }
    }

    private static void check(String key, Duration value) {
        if (value.compareTo(Duration.ofMillis(1)) < 0 || value.compareTo(Duration.ofHours(1)) > 0) {
            throw new InvalidSettingException(key, value, "a duration from 1ms to 1h");
        }
    }

    /** How long one attempt may take at most. */
    Duration longestAttempt() {
        return attemptTimeout == null || attemptTimeout.compareTo(timeout) > 0 ? timeout : attemptTimeout;
    }
}
