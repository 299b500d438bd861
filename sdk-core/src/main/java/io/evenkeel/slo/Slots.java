package io.evenkeel.slo;

import java.util.Arrays;
import java.util.function.LongUnaryOperator;

/** Good and bad counts of the latest slots of time, in two rings. Not thread-safe. */
final class Slots {
    private final long slotNanos;
    private final long[] good;
    private final long[] bad;
    private long latest;

    /**
     * Begins at time 0.
     *
     * @param slotNanos how long a slot is
     * @param count how many of them the longest window has; one more is kept for the one under way
     */
    Slots(long slotNanos, int count) {
        this.slotNanos = slotNanos;
        this.good = new long[count + 1];
        this.bad = new long[count + 1];
    }

    void add(long atNanos, long goodEvents, long badEvents) {
        advanceTo(Math.floorDiv(atNanos, slotNanos));
        good[index(latest)] += goodEvents;
        bad[index(latest)] += badEvents;
    }

    /**
     * Adds bad events that came one after the other, each to the slot of its time.
     *
     * @param badUntil how many had come at a time, that time included; asked for times after {@code fromNanos} only
     */
    void addBad(long fromNanos, long untilNanos, LongUnaryOperator badUntil) {
        advanceTo(Math.floorDiv(untilNanos, slotNanos));
        long oldest = Math.max(Math.floorDiv(fromNanos, slotNanos), latest - bad.length + 1);
        long before = badUntil.applyAsLong(Math.max(fromNanos, oldest * slotNanos - 1));
        for (long slot = oldest; slot <= latest; slot++) {
            long after = badUntil.applyAsLong(Math.min(untilNanos, (slot + 1) * slotNanos - 1));
            bad[index(slot)] += after - before;
            before = after;
        }
    }

    long good(long nowNanos, long windowNanos) {
        return sum(good, nowNanos, windowNanos);
    }

    long bad(long nowNanos, long windowNanos) {
        return sum(bad, nowNanos, windowNanos);
    }

    private long sum(long[] events, long nowNanos, long windowNanos) {
        advanceTo(Math.floorDiv(nowNanos, slotNanos));
        long sum = 0;
        for (long slot = latest - windowNanos / slotNanos; slot <= latest; slot++) {
            sum += events[index(slot)];
        }
        return sum;
    }

    private void advanceTo(long slot) {
        if (slot - latest >= good.length) {
            Arrays.fill(good, 0);
            Arrays.fill(bad, 0);
            latest = slot;
        }
        while (latest < slot) {
            latest++;
            good[index(latest)] = 0;
            bad[index(latest)] = 0;
        }
    }

    private int index(long slot) {
        return (int) Math.floorMod(slot, (long) good.length);
    }
}
