package io.evenkeel.slo;

import java.time.Duration;
import java.util.List;
import java.util.function.LongUnaryOperator;

/** Good and bad counts over the windows of {@link BurnRateView}, from time 0 on. Not thread-safe. */
final class Windows {
    static final Duration SHORTEST_STEP = Duration.ofSeconds(10);

    private final Slots minutes = new Slots(SHORTEST_STEP.toNanos(), 30);
    private final Slots hours = new Slots(Duration.ofMinutes(5).toNanos(), 72);
    private final Slots days = new Slots(Duration.ofHours(1).toNanos(), 72);
    private final List<Slots> all = List.of(minutes, hours, days);

    void add(long atNanos, long good, long bad) {
        for (Slots slots : all) {
            slots.add(atNanos, good, bad);
        }
    }

    /** @see Slots#addBad */
    void addBad(long fromNanos, long untilNanos, LongUnaryOperator badUntil) {
        for (Slots slots : all) {
            slots.addBad(fromNanos, untilNanos, badUntil);
        }
    }

    /** The shortest window first. */
    List<WindowCounts> counts(long nowNanos) {
        return List.of(
                counts(minutes, Duration.ofMinutes(5), nowNanos),
                counts(hours, Duration.ofHours(1), nowNanos),
                counts(hours, Duration.ofHours(6), nowNanos),
                counts(days, Duration.ofDays(3), nowNanos));
    }

    private static WindowCounts counts(Slots slots, Duration window, long nowNanos) {
        long nanos = window.toNanos();
        return new WindowCounts(window, slots.good(nowNanos, nanos), slots.bad(nowNanos, nanos));
    }
}
