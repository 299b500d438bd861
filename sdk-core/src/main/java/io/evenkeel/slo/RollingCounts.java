package io.evenkeel.slo;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * Good and bad events of one objective over the windows of {@link BurnRateView}, from time 0 on. Counting is two striped
 * additions; only the first event after each ten seconds takes a lock, and moves what was counted before into the windows.
 */
final class RollingCounts {
    private static final long STEP_NANOS = Windows.SHORTEST_STEP.toNanos();

    private final LongAdder good = new LongAdder();
    private final LongAdder bad = new LongAdder();
    private final Windows windows = new Windows();

    private volatile long nextMoveNanos = STEP_NANOS;
    private long movedGood;
    private long movedBad;
    private long countingSinceNanos;

    void count(Verdict verdict, long nowNanos) {
        if (nowNanos - nextMoveNanos >= 0) {
            move(nowNanos);
        }
        switch (verdict) {
            case GOOD -> good.increment();
            case BAD -> bad.increment();
            case EXCLUDED -> {}
        }
    }

    synchronized List<WindowCounts> counts(long nowNanos) {
        move(nowNanos);
        return windows.counts(nowNanos);
    }

    /** What was counted since the last move belongs to the time that began then. */
    private synchronized void move(long nowNanos) {
        long goodNow = good.sum();
        long badNow = bad.sum();
        windows.add(countingSinceNanos, goodNow - movedGood, badNow - movedBad);
        movedGood = goodNow;
        movedBad = badNow;
        if (nowNanos - countingSinceNanos > 0) {
            countingSinceNanos = nowNanos;
            nextMoveNanos = nowNanos + STEP_NANOS;
        }
    }
}
