package io.evenkeel.standard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a new standard changed for a service, as far as its team has not looked at it. */
class StandardChangesTest {
    @TempDir
    private Path folder;

    @Test
    void onlyWhatChangedInEffectIsSaid() throws IOException {
        try (URLClassLoader loader = StandardFile.withOlder(
                folder, "outbound.timeout = 60s", "breaker.failure-ratio = 0.5", "deadline.max = 10m")) {
            PlatformStandard plain = PlatformStandard.read(loader, null, List.of());
            assertThat(summary(plain, null))
                    .isEqualTo("Standard 2026.1: since 2025.2 changed for this service:"
                            + " outbound.timeout 1m → 30s, breaker.failure-ratio 0.5 → 0.8, deadline.max 10m → 5m");
            assertThat(summary(plain, "2025.2")).isEqualTo(summary(plain, null));
            assertThat(summary(plain, "2026.1")).isNull();
            assertThat(plain.changesSince(null, Tier.LOW)
                            .summary(new ServiceSettings(plain.forTier(Tier.LOW), Waivers.none())
                                    .say("outbound.timeout", Duration.ofSeconds(7), Layer.SERVICE, "here")
                                    .settings()))
                    .isEqualTo("Standard 2026.1: since 2025.2 changed for this service:"
                            + " breaker.failure-ratio 0.5 → 0.8, deadline.max 10m → 5m");

            PlatformStandard acme = PlatformStandard.read(
                    loader,
                    null,
                    List.of(StandardFile.acme(
                            "replaces = acme-6",
                            "outbound.timeout = 9s",
                            "changed.outbound.timeout = 12s",
                            "changed.mode = enforce")));
            assertThat(summary(acme, "acme-6"))
                    .isEqualTo(
                            "Standard acme-7 on 2026.1: since acme-6 and 2025.2 changed for this"
                                    + " service: outbound.timeout 12s → 9s, breaker.failure-ratio 0.5 → 0.8, deadline.max 10m → 5m");
            assertThat(summary(acme, "acme-7")).isNull();
        }
        assertThat(summary(PlatformStandard.shipped(), null)).isNull();
        assertThat(summary(PlatformStandard.shipped(), "acme-6")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "allow.outbound.timeout = ..40s",
                "tier.low.allow.outbound.timeout = ..40s",
                "allow.outbound.timeout = 30s..40s"
            })
    void anOldDefaultThatBreaksANewLimitIsAChangeLikeAnyOther(String limit) throws IOException {
        try (URLClassLoader loader = StandardFile.withOlder(folder, "outbound.timeout = 60s")) {
            PlatformStandard acme = PlatformStandard.read(loader, null, List.of(StandardFile.acme(limit)));

            assertThat(summary(acme, null))
                    .isEqualTo("Standard acme-7 on 2026.1: since 2025.2 changed for this service:"
                            + " outbound.timeout 1m → 30s");
        }
    }

    @Test
    void aNewLockOnAnOldDefaultIsNoProblemEither() throws IOException {
        try (URLClassLoader loader = StandardFile.withOlder(folder, "mode = observe")) {
            PlatformStandard acme = PlatformStandard.read(
                    loader, null, List.of(StandardFile.acme("lock = mode", "tier.low.mode = enforce")));

            assertThat(summary(acme, null)).isNull(); // the tier's line says the same on both standards
            assertThat(acme.changesSince(null, Tier.HIGH)
                            .summary(new ServiceSettings(acme.forTier(Tier.HIGH), Waivers.none()).settings()))
                    .isEqualTo(
                            "Standard acme-7 on 2026.1: since 2025.2 changed for this service: mode observe → enforce");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            -           | since eu-2 and acme-6 | outbound.timeout 30s → 10s, deadline.max 9m → 1m, logs.datadog true → false
            2026.1      | since eu-2 and acme-6 | outbound.timeout 30s → 10s, deadline.max 9m → 1m, logs.datadog true → false
            acme-6      | since eu-2 and acme-6 | outbound.timeout 30s → 10s, deadline.max 9m → 1m, logs.datadog true → false
            acme-7      | since eu-2            | deadline.max 9m → 1m, logs.datadog true → false
            acme-7 eu-2 | since eu-2            | deadline.max 9m → 1m, logs.datadog true → false
            eu-3        | -                     | -
            'eu-3, acme-7' | -                  | -
            """)
    void theChangesOfAJarAndOfAMountedFileAreOneList(
            @Nullable String reviewed, @Nullable String since, @Nullable String changed) {
        Overlay jar = StandardFile.acme(
                "replaces = acme-6",
                "outbound.timeout = 10s",
                "changed.outbound.timeout = 30s",
                "deadline.max = 2m",
                "changed.deadline.max = 5m",
                "logs.bad-events-every = 20s",
                "changed.logs.bad-events-every = 30s");
        Overlay file = StandardFile.overlay(
                "/etc/standard",
                "version = eu-3\nextends = acme-7\nreplaces = eu-2\ndeadline.max = 1m\nchanged.deadline.max = 9m\n"
                        + "changed.logs.datadog = true\nlogs.bad-events-every = 15s");

        assertThat(summary(StandardFile.read(jar, file), reviewed))
                .isEqualTo(
                        changed == null
                                ? null
                                : "Standard eu-3 on 2026.1: " + since + " changed for this service: " + changed);
    }

    @Test
    void whatTheTierSaysDidNotChangeWithTheDefault() {
        PlatformStandard acme = StandardFile.read(StandardFile.acme(
                "outbound.timeout = 10s", "changed.outbound.timeout = 30s", "tier.critical.outbound.timeout = 5s"));

        assertThat(summary(acme, Tier.CRITICAL, null)).isNull();
        assertThat(summary(acme, Tier.LOW, null))
                .isEqualTo("Standard acme-7 on 2026.1: changed for this service: outbound.timeout 30s → 10s");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            -              | -
            acme-7         | -
            acme-6         | -
            2026.1         | -
            'acme-6,2026.1' | -
            acme-5         | acme-5 (expected: any of acme-7, acme-6, 2026.1)
            'acme-7, amce' | amce (expected: any of acme-7, acme-6, 2026.1)
            """)
    void aVersionThatNobodyKnowsIsTold(@Nullable String reviewed, @Nullable String told) {
        PlatformStandard acme = StandardFile.read(StandardFile.acme("replaces = acme-6"));

        assertThat(acme.changesSince(reviewed, Tier.LOW).unknown()).isEqualTo(told);
    }

    private static @Nullable String summary(PlatformStandard standard, @Nullable String reviewed) {
        return summary(standard, Tier.LOW, reviewed);
    }

    private static @Nullable String summary(PlatformStandard standard, Tier tier, @Nullable String reviewed) {
        return standard.changesSince(reviewed, tier)
                .summary(new ServiceSettings(standard.forTier(tier), Waivers.none()).settings());
    }
}
