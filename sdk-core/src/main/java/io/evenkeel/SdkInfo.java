package io.evenkeel;

import io.evenkeel.guard.GuardMode;
import io.evenkeel.logging.LogText;
import io.evenkeel.metrics.InfoMeter;
import io.evenkeel.standard.PlatformStandard;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Who runs what: the values of {@code reliability.info}.
 *
 * @param service the service's name
 * @param sdkVersion the version of the SDK
 * @param standard the version of the standard, such as {@code 2026.1}, or {@code acme-7} where an organisation has its own
 * @param standardDigest changes whenever a value or a limit of the standard does
 * @param contract the version of the telemetry contract
 * @param mode how far the guards were to go at the start that do not say so themselves
 * @param framework such as {@code spring-boot 4.1.0}, or {@code none}
 */
public record SdkInfo(
        String service,
        String sdkVersion,
        String standard,
        String standardDigest,
        String contract,
        String mode,
        String framework) {
    private static final int LONGEST_NAME = 255;

    static SdkInfo of(String service, PlatformStandard standard, GuardMode mode, String framework) {
        return new SdkInfo(
                service,
                SdkVersion.current(),
                standard.version(),
                standard.digest(),
                InfoMeter.CONTRACT,
                mode.label(),
                framework);
    }

    InfoMeter meter(MeterRegistry registry) {
        return new InfoMeter(registry, sdkVersion, standard, standardDigest, framework);
    }

    String summary() {
        return "Evenkeel " + sdkVersion + " is active: service " + LogText.safe(service, LONGEST_NAME) + ", mode "
                + mode + ", standard " + standard + " (" + standardDigest + ")";
    }
}
