package io.evenkeel.call;

import java.time.Duration;

/**
 * The moment at which nobody waits for an answer any more. Immutable.
 *
 * @param atNanos in nanoseconds of the monotonic clock that times the calls; a point without a meaning elsewhere
 */
public record Deadline(long atNanos) {
    /**
     * The deadline that is a while from now.
     *
     * @param nowNanos the monotonic clock now
     * @param left how long is left; below 0 means that it has passed already
     */
    public static Deadline in(long nowNanos, Duration left) {
        return new Deadline(nowNanos + left.toNanos());
    }

    /** How many nanoseconds are left; 0 or below once it has passed. */
    public long leftNanos(long nowNanos) {
        return atNanos - nowNanos;
    }

    /** Whether nobody waits any more. */
    public boolean hasPassed(long nowNanos) {
        return leftNanos(nowNanos) <= 0;
    }

    /** The earlier of the two. */
    public Deadline orEarlier(Deadline other) {
        return atNanos - other.atNanos <= 0 ? this : other;
    }
}
