package io.evenkeel.slo;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How often a success is expected, and how often it was missed: once for each whole cadence that passes without one. No
 * thread waits for it: the misses are computed when somebody asks, and never become fewer. Thread-safe.
 */
public final class Cadence {
    private final long everyNanos;
    private final LongSupplier nanoClock;
    private long lastNanos;
    private long settled;

    /**
     * Starts to count now.
     *
     * @param nanoClock a monotonic clock in nanoseconds
     */
    public Cadence(Duration every, LongSupplier nanoClock) {
        this.everyNanos = every.toNanos();
        this.nanoClock = nanoClock;
        this.lastNanos = nanoClock.getAsLong();
    }

    /** A success has come: the next one is expected within a cadence from now. */
    public synchronized void succeeded() {
        long nowNanos = nanoClock.getAsLong();
        if (nowNanos - lastNanos > 0) {
            settled += missedUntil(nowNanos);
            lastNanos = nowNanos;
        }
    }

    /** How many successes were missed since the start. */
    public synchronized long missed() {
        return settled + missedUntil(nanoClock.getAsLong());
    }

    /** A success after exactly one cadence is in time. */
    private long missedUntil(long nowNanos) {
        long passedNanos = nowNanos - lastNanos;
        return passedNanos <= 0 ? 0 : (passedNanos - 1) / everyNanos;
    }
}
