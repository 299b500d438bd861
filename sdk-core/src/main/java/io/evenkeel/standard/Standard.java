package io.evenkeel.standard;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

/**
 * The defaults that the core is built with, as one versioned value. They come from a file: {@link EffectiveStandard}. Why each
 * was chosen stands in {@code RATIONALE.md}.
 *
 * @param version which standard this is
 * @param availabilityTarget the default journey's availability, an exact decimal
 * @param latencyTarget the default journey's part of events within the threshold, an exact decimal
 * @param latencyThreshold the longest good duration
 * @param tier how much the services matter that these are for
 * @param connectTimeout how long connecting to a dependency may take
 * @param timeout how long one call to a dependency may take
 * @param concurrencyLimit how many calls to one dependency may be under way
 * @param breakerFailureRatio the part of failed calls at which a breaker opens
 * @param breakerMinimumCalls how many calls that part must be of
 * @param breakerWindow how far back a breaker looks
 * @param breakerOpenFor how long an open breaker refuses before it tries again
 * @param breakerTrialCalls how many calls it then tries with
 * @param maxRetries how often a failed call that is idempotent is tried again
 * @param retryBackoff the longest pause before the first retry
 * @param retryMaxBackoff the longest pause before any
 * @param retryTokensPerSuccess what a success that was not slow pays into the budget that a retry takes 1 from
 * @param retryMaxTokens what that budget holds at most
 * @param idempotentMethods the HTTP methods of calls that may be tried again
 * @param deadlinesEnforced whether work is refused that nobody waits for any more; otherwise it is counted
 * @param longestDeadline how long a caller may say at most that it waits
 * @param trustedPeers the networks of the callers that are believed how long they wait
 * @param durationBuckets the boundaries of every duration histogram
 * @param maxJourneys how many journeys one service may have before the rest share one
 * @param maxDependencies how many dependencies one service may have before the rest share one
 */
public record Standard(
        String version,
        String availabilityTarget,
        String latencyTarget,
        Duration latencyThreshold,
        Tier tier,
        Duration connectTimeout,
        Duration timeout,
        int concurrencyLimit,
        double breakerFailureRatio,
        int breakerMinimumCalls,
        Duration breakerWindow,
        Duration breakerOpenFor,
        int breakerTrialCalls,
        int maxRetries,
        Duration retryBackoff,
        Duration retryMaxBackoff,
        double retryTokensPerSuccess,
        int retryMaxTokens,
        List<String> idempotentMethods,
        boolean deadlinesEnforced,
        Duration longestDeadline,
        List<String> trustedPeers,
        List<Duration> durationBuckets,
        int maxJourneys,
        int maxDependencies) {

    public Standard {
        idempotentMethods = List.copyOf(idempotentMethods);
        trustedPeers = List.copyOf(trustedPeers);
        durationBuckets = List.copyOf(durationBuckets);
    }

    /** The standard that comes with this version of the SDK. */
    public static Standard current() {
        return PlatformStandard.shipped()
                .forTier(PlatformStandard.shipped().defaultTier())
                .standard();
    }

    /**
     * Twelve hexadecimal digits that change whenever one of these values does. What {@code reliability.info} shows is
     * {@link PlatformStandard#digest()}: the standard has more values than these.
     */
    public String digest() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
