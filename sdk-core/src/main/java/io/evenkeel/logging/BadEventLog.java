package io.evenkeel.logging;

import io.evenkeel.call.CallObserver;
import io.evenkeel.call.ObservedCall;
import io.evenkeel.slo.Objective;
import io.evenkeel.slo.ObjectiveKind;
import io.evenkeel.slo.Verdict;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says of the bad events of one journey what they were, at most one in a span of time; those between are counted and told with
 * the next one. Reads the trace id from the current span. Lock-free: no event waits for another.
 */
public final class BadEventLog implements CallObserver {
    private static final Logger LOG = LoggerFactory.getLogger("io.evenkeel.slo");
    private static final String NONE = "none";

    private final String journey;
    private final List<Objective> objectives;
    private final long everyNanos;
    private final LogKeys keys;
    private final AtomicLong suppressed = new AtomicLong();
    private final AtomicLong saidNanos = new AtomicLong();

    /**
     * @param every how long the log is silent after a line
     * @param keys that the line has too
     * @param nowNanos now, in nanoseconds of the clock that the events end by
     */
    public BadEventLog(String journey, List<Objective> objectives, Duration every, LogKeys keys, long nowNanos) {
        this.journey = journey;
        this.objectives = List.copyOf(objectives);
        this.everyNanos = every.toNanos();
        this.keys = keys;
        this.saidNanos.set(nowNanos - everyNanos);
    }

    @Override
    public void ended(ObservedCall event) {
        for (Objective objective : objectives) {
            if (objective.judge(event) == Verdict.BAD) {
                bad(event);
                return;
            }
        }
    }

    private void bad(ObservedCall event) {
        long last = saidNanos.get();
        if (event.endNanos() - last < everyNanos || !saidNanos.compareAndSet(last, event.endNanos())) {
            suppressed.incrementAndGet();
            return;
        }
        say(event, suppressed.getAndSet(0));
    }

    private void say(ObservedCall event, long before) {
        Set<String> names = new LinkedHashSet<>();
        Set<String> causes = new LinkedHashSet<>();
        Duration threshold = null;
        Duration highestAge = null;
        for (Objective objective : objectives) {
            if (objective.judge(event) == Verdict.BAD) {
                names.add(objective.name());
                causes.add(objective.cause(event).label());
                if (objective.kind() == ObjectiveKind.LATENCY) {
                    threshold = shorter(threshold, objective.threshold());
                } else if (event.recordAge() != null) {
                    highestAge = shorter(highestAge, objective.threshold());
                }
            }
        }
        String trace = TraceValues.currentTraceId();
        Object shownBefore = keys.show(journey);
        try {
            LOG.warn(
                    "Bad event: journey={} objectives={} cause={} elapsed={} threshold={}{} trace_id={} suppressed={}",
                    journey,
                    String.join(",", names),
                    String.join(",", causes),
                    millis(Duration.ofNanos(event.durationNanos())),
                    millis(threshold),
                    highestAge == null
                            ? ""
                            : " record_age=" + millis(event.recordAge()) + " highest_age=" + millis(highestAge),
                    trace == null ? NONE : trace,
                    before);
        } finally {
            keys.left(shownBefore);
        }
    }

    private static @Nullable Duration shorter(@Nullable Duration known, @Nullable Duration other) {
        return known == null || (other != null && other.compareTo(known) < 0) ? other : known;
    }

    private static String millis(@Nullable Duration duration) {
        return duration == null ? NONE : duration.toMillis() + "ms";
    }
}
