package io.evenkeel.tracing;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * The wall clock of one call, which never goes back while the call is under way: what is said of an attempt after it has ended
 * fits what is said while it is under way.
 */
final class SpanClock {
    private final long startNanos;
    private final long origin;
    private final boolean backdated;

    /**
     * @param agoNanos how long ago the call began, in nanoseconds
     */
    SpanClock(long agoNanos) {
        this.backdated = agoNanos > 0;
        Instant now = Instant.now();
        this.origin = System.nanoTime() - agoNanos;
        this.startNanos = TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano() - agoNanos;
    }

    /** Whether the call had begun before its span could. */
    boolean isBackdated() {
        return backdated;
    }

    /** When the call began, in nanoseconds since 1970. */
    long startNanos() {
        return startNanos;
    }

    /** Nanoseconds since 1970. */
    long nowNanos() {
        return startNanos + (System.nanoTime() - origin);
    }
}
