package io.evenkeel.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** Where the service differs from the standard: {@code reliability.deviation}, always 1, one series for each key that does. */
public final class DeviationMeters {
    private final MeterRegistry registry;

    public DeviationMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * Publishes a deviation; does nothing if it has been.
     *
     * @param setting a key of the standard
     */
    public void show(String setting) {
        Gauge.builder(MeterNames.RELIABILITY_DEVIATION, () -> 1)
                .description("Where this service differs from its standard")
                .tag("setting", setting)
                .register(registry);
    }
}
