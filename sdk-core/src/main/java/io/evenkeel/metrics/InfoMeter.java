package io.evenkeel.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

/** Who runs what: {@code reliability.info}, always 1. The mode in it changes when it is switched. */
public final class InfoMeter {
    /** The version of the telemetry contract: raised when a name, a label or a value changes its meaning. */
    public static final String CONTRACT = "1";

    private final MeterRegistry registry;
    private final String sdkVersion;
    private final String standard;
    private final String standardDigest;
    private final String framework;
    private @Nullable Meter shown;

    /**
     * @param sdkVersion the version of the SDK
     * @param standard the version of the standard
     * @param standardDigest changes whenever a value of the standard does
     * @param framework such as {@code spring-boot 4.1.0}, or {@code none}
     */
    public InfoMeter(
            MeterRegistry registry, String sdkVersion, String standard, String standardDigest, String framework) {
        this.registry = registry;
        this.sdkVersion = sdkVersion;
        this.standard = standard;
        this.standardDigest = standardDigest;
        this.framework = framework;
    }

    /** Publishes how far the guards go now, in the place of what was published before. */
    public synchronized void show(String mode) {
        Meter before = shown;
        Meter now = Gauge.builder(MeterNames.RELIABILITY_INFO, () -> 1)
                .description("Which SDK, standard and contract this service runs")
                .tag("sdk_version", sdkVersion)
                .tag("standard", standard)
                .tag("standard_digest", standardDigest)
                .tag("contract", CONTRACT)
                .tag("mode", mode)
                .tag("framework", framework)
                .tag("java", String.valueOf(Runtime.version().feature()))
                .register(registry);
        shown = now;
        if (before != null && before != now) {
            registry.remove(before);
        }
    }
}
