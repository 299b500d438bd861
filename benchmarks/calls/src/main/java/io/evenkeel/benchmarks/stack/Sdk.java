package io.evenkeel.benchmarks.stack;

import io.evenkeel.Reliability;
import io.evenkeel.ReliabilityBuilder;
import io.evenkeel.guard.BreakerSettings;
import io.evenkeel.prometheus.StripedPrometheusMeterRegistry;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;

/**
 * Ours as it comes, but for what the peers have in each row too: a breaker that opens at 100 % failures only, and a place for
 * every thread.
 */
public final class Sdk {
    /** The name of the journey of all rows. */
    public static final String JOURNEY = "checkout";
    /** The name of the dependency of all rows. */
    public static final String DEPENDENCY = "payments";

    private static final int MINIMUM_CALLS = 100;
    private static final Duration WINDOW = Duration.ofSeconds(10);
    private static final Duration FOR_GOOD = Duration.ofMinutes(10);

    private Sdk() {}

    /** A new one, of the kind that the starter makes for Prometheus. */
    public static PrometheusMeterRegistry registry() {
        return new StripedPrometheusMeterRegistry(
                PrometheusConfig.DEFAULT, new PrometheusRegistry(), Clock.SYSTEM, null);
    }

    /** With a journey that has a deadline, and a dependency. */
    public static ReliabilityBuilder of(MeterRegistry registry, Tracing tracing) {
        return Reliability.builder(registry)
                .service("benchmark")
                .announced(false)
                .openTelemetry(tracing.openTelemetry())
                .journey(JOURNEY, journey -> journey.deadline(Duration.ofHours(1)))
                .dependency(DEPENDENCY, dependency -> dependency
                        .breaker(opensAfter(MINIMUM_CALLS))
                        .concurrencyLimit(Work.MOST_AT_ONCE));
    }

    /** One call that fails opens it, and nothing closes it before the run is over. */
    public static BreakerSettings opensAtOnce() {
        return opensAfter(1);
    }

    private static BreakerSettings opensAfter(int calls) {
        return new BreakerSettings(1, calls, WINDOW, FOR_GOOD, 1);
    }
}
