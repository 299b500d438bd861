package io.evenkeel.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Who runs what: {@code reliability.info}, always 1.
 *
 * @param sdkVersion the version of the SDK
 * @param standard the version of the standard
 * @param standardDigest changes whenever a value of the standard does
 * @param mode how far the guards go
 * @param framework such as {@code spring-boot 4.1.0}, or {@code none}
 */
public record InfoMeter(String sdkVersion, String standard, String standardDigest, String mode, String framework) {
    /** The version of the telemetry contract: raised when a name, a label or a value changes its meaning. */
    public static final String CONTRACT = "1";

    public void publish(MeterRegistry registry) {
        Gauge.builder(MeterNames.RELIABILITY_INFO, () -> 1)
                .description("Which SDK, standard and contract this service runs")
                .tag("sdk_version", sdkVersion)
                .tag("standard", standard)
                .tag("standard_digest", standardDigest)
                .tag("contract", CONTRACT)
                .tag("mode", mode)
                .tag("framework", framework)
                .tag("java", String.valueOf(Runtime.version().feature()))
                .register(registry);
    }
}
