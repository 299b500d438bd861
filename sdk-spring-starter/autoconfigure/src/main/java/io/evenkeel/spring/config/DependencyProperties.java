package io.evenkeel.spring.config;

import io.evenkeel.guard.GuardMode;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One dependency. What is not said is as under "evenkeel.outbound".
 *
 * @param hosts The hosts that are this dependency: "payments.internal", or "payments.internal:8443" for one port of it.
 * @param mode How far its guard goes. Default: evenkeel.mode.
 * @param timeout How long one call may take, with all its attempts, until its answer has been read.
 * @param attemptTimeout How long one attempt may take. Default: as long as the call.
 * @param idempotent Whether every call through the API, or by annotation, may be tried again. HTTP clients know it by the
 *     method.
 * @param concurrencyLimit How many calls may be under way at once.
 * @param breaker When its breaker opens and closes.
 * @param retry When a failed call that is idempotent is tried again.
 */
public record DependencyProperties(
        @DefaultValue List<String> hosts,
        @Nullable GuardMode mode,
        @Nullable Duration timeout,
        @Nullable Duration attemptTimeout,
        @Nullable Boolean idempotent,
        @Nullable Integer concurrencyLimit,
        @DefaultValue Breaker breaker,
        @DefaultValue Retry retry) {

    /**
     * When a breaker opens and closes.
     *
     * @param failureRatio The part of calls that has to fail for the breaker to open.
     * @param minimumCalls How many calls that part must be of.
     * @param window How far back the breaker looks, in whole seconds.
     * @param openFor How long it refuses before it lets a few calls through again.
     * @param trialCalls How many calls it lets through then.
     */
    public record Breaker(
            @Nullable Double failureRatio,
            @Nullable Integer minimumCalls,
            @Nullable Duration window,
            @Nullable Duration openFor,
            @Nullable Integer trialCalls) {}

    /**
     * When a failed call is tried again.
     *
     * @param maxRetries How often one call is tried again at most.
     * @param backoff The longest pause before the first retry; before each further one it is twice as long.
     * @param maxBackoff The longest pause of all, and the longest Retry-After that is waited for.
     * @param tokensPerSuccess What a success pays into the budget that a retry takes 1 from.
     * @param maxTokens What that budget holds at most, and at the start.
     */
    public record Retry(
            @Nullable Integer maxRetries,
            @Nullable Duration backoff,
            @Nullable Duration maxBackoff,
            @Nullable Double tokensPerSuccess,
            @Nullable Integer maxTokens) {}
}
