package io.evenkeel.standard;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

/**
 * Every default of the SDK, as one versioned value. Why each was chosen stands in {@code RATIONALE.md}.
 *
 * @param version which standard this is
 * @param availabilityTarget the default journey's availability, an exact decimal
 * @param latencyTarget the default journey's part of events within the threshold, an exact decimal
 * @param latencyThreshold the longest good duration
 * @param tier how much a service matters that does not say
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

    private static final Standard CURRENT = new Standard(
            "2026.1",
            "0.999",
            "0.99",
            Duration.ofSeconds(1),
            Tier.MEDIUM,
            Duration.ofSeconds(2),
            Duration.ofSeconds(30),
            500,
            0.8,
            5,
            Duration.ofSeconds(10),
            Duration.ofSeconds(1),
            2,
            2,
            Duration.ofMillis(100),
            Duration.ofSeconds(2),
            1,
            5,
            List.of("GET", "HEAD", "OPTIONS"),
            false,
            Duration.ofMinutes(5),
            // This host, and the networks that are nobody's in particular: RFC 1918, RFC 4193, and link-local.
            List.of("127.0.0.0/8", "::1/128", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7", "fe80::/10"),
            // OpenTelemetry's advice for http.server.request.duration.
            List.of(
                    Duration.ofMillis(5),
                    Duration.ofMillis(10),
                    Duration.ofMillis(25),
                    Duration.ofMillis(50),
                    Duration.ofMillis(75),
                    Duration.ofMillis(100),
                    Duration.ofMillis(250),
                    Duration.ofMillis(500),
                    Duration.ofMillis(750),
                    Duration.ofMillis(1000),
                    Duration.ofMillis(2500),
                    Duration.ofMillis(5000),
                    Duration.ofMillis(7500),
                    Duration.ofMillis(10000)),
            100,
            100);

    public Standard {
        idempotentMethods = List.copyOf(idempotentMethods);
        trustedPeers = List.copyOf(trustedPeers);
        durationBuckets = List.copyOf(durationBuckets);
    }

    /** The standard that comes with this version of the SDK. */
    public static Standard current() {
        return CURRENT;
    }

    /** Twelve hexadecimal digits that change whenever one of the values does. */
    public String digest() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
