package io.evenkeel.slo;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * Good and bad events of one objective over the windows of {@link BurnRateView}. Counting is two striped additions; only the
 * first event after each ten seconds takes a lock, and moves what was counted before into the slots.
 */
final class RollingCounts {
    private static final long STEP_NANOS = Duration.ofSeconds(10).toNanos();

    private final LongAdder good = new LongAdder();
    private final LongAdder bad = new LongAdder();
    private final Slots minutes;
    private final Slots hours;
    private final Slots days;

    private volatile long nextMoveNanos;
    private long movedGood;
    private long movedBad;
    private long countingSinceNanos;

    RollingCounts(long nowNanos) {
        this.minutes = new Slots(STEP_NANOS, 30, nowNanos);
        this.hours = new Slots(Duration.ofMinutes(5).toNanos(), 72, nowNanos);
        this.days = new Slots(Duration.ofHours(1).toNanos(), 72, nowNanos);
        this.countingSinceNanos = nowNanos;
        this.nextMoveNanos = nowNanos + STEP_NANOS;
    }

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

    synchronized List<BurnRate> rates(BigDecimal target, long nowNanos) {
        move(nowNanos);
        return List.of(
                rate(minutes, Duration.ofMinutes(5), target, nowNanos),
                rate(hours, Duration.ofHours(1), target, nowNanos),
                rate(hours, Duration.ofHours(6), target, nowNanos),
                rate(days, Duration.ofDays(3), target, nowNanos));
    }

    private static BurnRate rate(Slots slots, Duration window, BigDecimal target, long nowNanos) {
        long nanos = window.toNanos();
        return BurnRate.of(window, slots.good(nowNanos, nanos), slots.bad(nowNanos, nanos), target);
    }

    /** What was counted since the last move belongs to the time that began then. */
    private synchronized void move(long nowNanos) {
        long goodNow = good.sum();
        long badNow = bad.sum();
        for (Slots slots : List.of(minutes, hours, days)) {
            slots.add(countingSinceNanos, goodNow - movedGood, badNow - movedBad);
        }
        movedGood = goodNow;
        movedBad = badNow;
        if (nowNanos - countingSinceNanos > 0) {
            countingSinceNanos = nowNanos;
            nextMoveNanos = nowNanos + STEP_NANOS;
        }
    }
}
