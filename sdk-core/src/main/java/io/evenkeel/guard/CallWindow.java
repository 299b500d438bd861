package io.evenkeel.guard;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The calls of the time in which a breaker is closed, over its window, and whether it has to open for them. Counting is one
 * striped addition; the first call of each second moves what was counted before into the window, and no other waits for it. A
 * call belongs to the second in which it was counted. Thread-safe.
 */
final class CallWindow {
    private static final long STEP_NANOS = 1_000_000_000L;

    /** What to add to all that was ever counted, to get what the window holds. */
    private record Past(long good, long bad) {}

    private final int minimumCalls;
    private final double failureRatio;
    private final LongAdder good = new LongAdder();
    private final LongAdder bad = new LongAdder();
    private final ReentrantLock moving = new ReentrantLock();
    private final long[] goodBySecond;
    private final long[] badBySecond;
    private final AtomicBoolean opened = new AtomicBoolean();

    private volatile long nextStepNanos;
    private volatile Past past = new Past(0, 0);
    private volatile boolean fewCallsOnly;
    private long second;
    private long movedGood;
    private long movedBad;

    CallWindow(BreakerSettings settings, long nowNanos) {
        this.minimumCalls = settings.minimumCalls();
        this.failureRatio = settings.failureRatio();
        int seconds = (int) settings.window().toSeconds();
        this.goodBySecond = new long[seconds];
        this.badBySecond = new long[seconds];
        this.nextStepNanos = nowNanos + STEP_NANOS;
    }

    /** Counts a good call. Returns {@code true}, once, if the breaker has to open. */
    boolean succeeded(long nowNanos) {
        boolean moved = move(nowNanos);
        good.increment();
        // A good call makes the share of bad ones no higher: it matters where only the number of calls was too low.
        return (moved || fewCallsOnly) && opens();
    }

    /** Counts a bad call. Returns {@code true}, once, if the breaker has to open. */
    boolean failed(long nowNanos) {
        move(nowNanos);
        bad.increment();
        return opens();
    }

    private boolean opens() {
        Past before = past;
        long badNow = bad.sum() + before.bad();
        long all = good.sum() + before.good() + badNow;
        boolean tooMany = badNow > 0 && (double) badNow / (double) all >= failureRatio;
        boolean enough = all >= minimumCalls;
        fewCallsOnly = tooMany && !enough;
        return tooMany && enough && opened.compareAndSet(false, true);
    }

    private boolean move(long nowNanos) {
        return nowNanos - nextStepNanos >= 0 && moved(nowNanos);
    }

    /** Apart, so that the JIT compiler leaves out of each call what one in a second does. */
    private boolean moved(long nowNanos) {
        if (!moving.tryLock()) {
            return false;
        }
        try {
            long next = nextStepNanos;
            long steps = Math.floorDiv(nowNanos - next, STEP_NANOS) + 1;
            if (steps <= 0) {
                return false; // somebody else was first
            }
            long goodNow = good.sum();
            long badNow = bad.sum();
            goodBySecond[index(second)] += goodNow - movedGood;
            badBySecond[index(second)] += badNow - movedBad;
            movedGood = goodNow;
            movedBad = badNow;
            for (long i = 1; i <= Math.min(steps, goodBySecond.length); i++) {
                goodBySecond[index(second + i)] = 0;
                badBySecond[index(second + i)] = 0;
            }
            second += steps;
            past = new Past(sum(goodBySecond) - goodNow, sum(badBySecond) - badNow);
            nextStepNanos = next + steps * STEP_NANOS;
            return true;
        } finally {
            moving.unlock();
        }
    }

    private int index(long ofSecond) {
        return (int) Math.floorMod(ofSecond, (long) goodBySecond.length);
    }

    private static long sum(long[] bySecond) {
        long sum = 0;
        for (long calls : bySecond) {
            sum += calls;
        }
        return sum;
    }
}
