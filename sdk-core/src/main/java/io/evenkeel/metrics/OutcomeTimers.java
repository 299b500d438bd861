package io.evenkeel.metrics;

import io.evenkeel.call.Outcome;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * One timer with a histogram for each outcome that has been seen. Every timer of one meter name must get the same
 * boundaries: mixed ones make a whole Prometheus scrape fail.
 */
final class OutcomeTimers {
    private final MeterRegistry registry;
    private final String meter;
    private final String description;
    private final String key;
    private final String name;
    private final Duration[] boundaries;
    private final AtomicReferenceArray<Timer> timers = new AtomicReferenceArray<>(Outcome.values().length);

    OutcomeTimers(
            MeterRegistry registry,
            String meter,
            String description,
            String key,
            String name,
            List<Duration> boundaries) {
        this.registry = registry;
        this.meter = meter;
        this.description = description;
        this.key = key;
        this.name = name;
        this.boundaries = boundaries.toArray(Duration[]::new);
    }

    void record(Outcome outcome, long durationNanos) {
        timer(outcome).record(durationNanos, TimeUnit.NANOSECONDS);
    }

    @SuppressWarnings("EnumOrdinal") // an index into an array in memory, never stored
    private Timer timer(Outcome outcome) {
        Timer timer = timers.get(outcome.ordinal());
        if (timer == null) {
            // Registering twice gives the same timer, so that a race here is harmless.
            timer = Timer.builder(meter)
                    .description(description)
                    .tag(key, name)
                    .tag("outcome", outcome.label())
                    .serviceLevelObjectives(boundaries)
                    .register(registry);
            timers.set(outcome.ordinal(), timer);
        }
        return timer;
    }
}
