package io.evenkeel.slo;

import io.evenkeel.call.CallObserver;
import io.evenkeel.call.ObservedCall;
import io.evenkeel.call.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * How often a success is expected, and how often it was missed: once for each whole cadence that passes without one. No
 * thread waits for it: the misses are computed when somebody asks, and never become fewer. Takes about 3 KiB. Thread-safe.
 */
public final class Cadence implements CallObserver {
    private final long everyNanos;
    private final LongSupplier nanoClock;
    private final long originNanos;
    private final Windows windows = new Windows();

    // In nanoseconds since the origin, because the clock may overflow.
    private long lastNanos;
    private long bookedNanos;
    private long settled;

    /**
     * Starts to count now.
     *
     * @param nanoClock a monotonic clock in nanoseconds
     */
    public Cadence(Duration every, LongSupplier nanoClock) {
        this.everyNanos = every.toNanos();
        this.nanoClock = nanoClock;
        this.originNanos = nanoClock.getAsLong();
    }

    /** After a success the next one is expected within a cadence. */
    @Override
    public void ended(ObservedCall call) {
        if (call.outcome() == Outcome.SUCCESS) {
            succeeded();
        }
    }

    /** How many successes were missed since the start. */
    public synchronized long missed() {
        return settled + missedUntil(nowNanos());
    }

    /** How many were missed in each window of {@link BurnRateView}, each at the end of the cadence that it was missed in. */
    synchronized List<WindowCounts> missedByWindow() {
        long nowNanos = nowNanos();
        book(nowNanos);
        return windows.counts(nowNanos);
    }

    /** By the time of now, not that of the end: what somebody has been told to be missed meanwhile stays so. */
    private synchronized void succeeded() {
        long nowNanos = nowNanos();
        if (nowNanos > lastNanos) {
            book(nowNanos);
            settled += missedUntil(nowNanos);
            lastNanos = nowNanos;
        }
    }

    /** Puts what was missed since the last time into the windows. */
    private void book(long nowNanos) {
        if (nowNanos > bookedNanos) {
            if (missedUntil(nowNanos) > missedUntil(bookedNanos)) {
                windows.addBad(bookedNanos, nowNanos, this::missedUntil);
            }
            bookedNanos = nowNanos;
        }
    }

    /** A success after exactly one cadence is in time. */
    private long missedUntil(long nowNanos) {
        long passedNanos = nowNanos - lastNanos;
        return passedNanos <= 0 ? 0 : (passedNanos - 1) / everyNanos;
    }

    private long nowNanos() {
        return nanoClock.getAsLong() - originNanos;
    }
}
