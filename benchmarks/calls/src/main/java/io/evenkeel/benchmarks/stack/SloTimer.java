package io.evenkeel.benchmarks.stack;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;

/** The registry and the timer of those that are assembled by hand. Four buckets: ours has the fourteen of the standard. */
public final class SloTimer {
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(10), Duration.ofMillis(100), Duration.ofMillis(500), Duration.ofSeconds(1)
    };

    private SloTimer() {}

    /** A new one, of the kind that Spring Boot makes for Prometheus. */
    public static MeterRegistry registry() {
        return new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    }

    /** The buckets of all timers. */
    public static Duration[] buckets() {
        return BUCKETS.clone();
    }

    /** Registers it, or finds it again. */
    public static Timer of(MeterRegistry registry, String name, String outcome) {
        return Timer.builder("by.hand")
                .tag("name", name)
                .tag("outcome", outcome)
                .tag("team", "shop")
                .tag("tier", "high")
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }
}
