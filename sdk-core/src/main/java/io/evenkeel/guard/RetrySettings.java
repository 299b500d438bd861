package io.evenkeel.guard;

import static java.util.Objects.requireNonNull;

import io.evenkeel.call.InvalidSettingException;
import java.time.Duration;

/**
 * How often, when and for how many calls a failed call is tried again. Only calls that are declared idempotent are, none is
 * once its time has passed, and none while the breaker is open. The pause before retry n is random, from 0 to
 * {@code backoff} times 2 to the power of n - 1 (full jitter), or what the server asked for with {@code Retry-After}.
 *
 * @param maxRetries how often one call is tried again at most; from 0 to 10
 * @param backoff the longest pause before the first retry; from 1ms to 1m
 * @param maxBackoff the longest pause of all, and the longest {@code Retry-After} that is waited for; from 1ms to 10m
 * @param tokensPerSuccess what a success pays into the budget that took no more than half of the time an attempt has; from 0
 *     to 10. A retry takes 1, and 5 after a time-out
 * @param maxTokens what the budget holds at most, and at the start; from 0 to 10,000
 */
public record RetrySettings(
        int maxRetries, Duration backoff, Duration maxBackoff, double tokensPerSuccess, int maxTokens) {

    /**
     * @throws InvalidSettingException if a value is out of its range
     */
    public RetrySettings {
        requireNonNull(backoff, "backoff");
        requireNonNull(maxBackoff, "maxBackoff");
        if (maxRetries < 0 || maxRetries > 10) {
            throw new InvalidSettingException("max-retries", maxRetries, "0 to 10");
        }
        if (backoff.compareTo(Duration.ofMillis(1)) < 0 || backoff.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new InvalidSettingException("backoff", backoff, "a duration from 1ms to 1m");
        }
        if (maxBackoff.compareTo(Duration.ofMillis(1)) < 0 || maxBackoff.compareTo(Duration.ofMinutes(10)) > 0) {
            throw new InvalidSettingException("max-backoff", maxBackoff, "a duration from 1ms to 10m");
        }
        if (!(tokensPerSuccess >= 0 && tokensPerSuccess <= 10)) {
            throw new InvalidSettingException("tokens-per-success", tokensPerSuccess, "0 to 10");
        }
        if (maxTokens < 0 || maxTokens > 10_000) {
            throw new InvalidSettingException("max-tokens", maxTokens, "0 to 10000");
        }
    }
}
