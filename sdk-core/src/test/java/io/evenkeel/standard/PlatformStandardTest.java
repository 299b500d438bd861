package io.evenkeel.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.call.InvalidSettingException;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Layers, limits, locks, digests and changes. */
class PlatformStandardTest {
    @TempDir
    private Path folder;

    @Test
    void theStandardOfTheSdkIs() {
        PlatformStandard shipped = PlatformStandard.shipped();

        assertThat(shipped.version()).isEqualTo("2026.1");
        assertThat(shipped.fullName()).isEqualTo("2026.1");
        assertThat(shipped.newest()).isTrue();
        assertThat(shipped.defaultTier()).isEqualTo(Tier.MEDIUM);
        assertThat(shipped.digest()).isEqualTo("e6ea0819146a");
        for (Tier tier : Tier.values()) {
            assertThat(shipped.forTier(tier).settings())
                    .hasSize(StandardKeys.names().size());
        }
        assertThat(shipped.forTier(Tier.LOW).setting("mode"))
                .isEqualTo(new Setting("mode", "enforce", Layer.SDK, "2026.1.properties:10"));
    }

    @Test
    void eachLayerOverrulesThoseBelow() {
        Overlay jar =
                StandardFile.acme("outbound.timeout = 20s", "deadline.max = 1m", "tier.critical.outbound.timeout = 5s");
        Overlay file = StandardFile.overlay(
                "/etc/standard", "version = acme-7-eu\nextends = acme-7\noutbound.timeout = 15s\nlogs.datadog = true");
        PlatformStandard standard = StandardFile.read(jar, file);

        assertThat(standard.fullName()).isEqualTo("acme-7-eu on 2026.1");
        EffectiveStandard medium = standard.forTier(Tier.MEDIUM);
        assertThat(List.of(
                        medium.setting("outbound.timeout"),
                        medium.setting("deadline.max"),
                        medium.setting("logs.datadog")))
                .containsExactly(
                        new Setting("outbound.timeout", "15s", Layer.ORGANISATION, "/etc/standard:3"),
                        new Setting("deadline.max", "1m", Layer.ORGANISATION, "acme.properties:4"),
                        new Setting("logs.datadog", "true", Layer.ORGANISATION, "/etc/standard:4"));
        assertThat(standard.forTier(Tier.CRITICAL).setting("outbound.timeout"))
                .isEqualTo(new Setting("outbound.timeout", "5s", Layer.TIER, "acme.properties:5"));
        assertThat(standard.forTier(Tier.CRITICAL).standard().timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(medium.isChanged("outbound.timeout")).isTrue();
        assertThat(medium.isChanged("outbound.connect-timeout")).isFalse();
    }

    @Test
    void theMountedFileHasToExtendWhatTheJarSays() {
        assertThatThrownBy(() -> StandardFile.read(
                        StandardFile.acme(), StandardFile.overlay("/etc/standard", "version = eu\nextends = 2026.1")))
                .hasMessageContaining("/etc/standard:2: extends: 2026.1 (expected: one of acme-7)");
    }

    @Test
    void theDigestIsOfMeaningAndNotOfWriting() {
        String one = StandardFile.read(StandardFile.acme("outbound.timeout = 10s", "mode = enforce", "lock = mode"))
                .digest();

        assertThat(one)
                .matches("[0-9a-f]{12}")
                .isEqualTo(StandardFile.read(StandardFile.acme("# other", "lock = mode", "outbound.timeout = PT10S"))
                        .digest())
                .isNotEqualTo(PlatformStandard.shipped().digest())
                .isNotEqualTo(StandardFile.read(StandardFile.acme("outbound.timeout = 10s"))
                        .digest())
                .isNotEqualTo(StandardFile.read(StandardFile.acme("outbound.timeout = 11s", "lock = mode"))
                        .digest());
        assertThat(StandardFile.read(StandardFile.acme()).digest())
                .isEqualTo(PlatformStandard.shipped().digest());
        assertThat(StandardFile.read(StandardFile.acme("tier.low.outbound.timeout = 10s"))
                        .digest())
                .isNotEqualTo(PlatformStandard.shipped().digest())
                .isNotEqualTo(StandardFile.read(StandardFile.acme("tier.high.outbound.timeout = 10s"))
                        .digest());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            allow.outbound.timeout = ..10s ; outbound.timeout = 5s | outbound.timeout | 11s | 10s | at most 10s, the limit of acme-7 in acme.properties:3
            allow.outbound.timeout = 1s..40s | dependencies.ledger.timeout | 500ms | 1s | 1s to 40s, the limit of acme-7 in acme.properties:3
            allow.outbound.timeout = ..40s | dependencies.ledger.attempt-timeout | 41s | 40s | at most 40s, the limit of acme-7 in acme.properties:3
            lock = outbound.timeout | dependencies.ledger.timeout | 29s | 30s | 30s, locked of acme-7 in acme.properties:3
            tier.critical.lock = outbound.timeout | outbound.timeout | 29s | 30s | 30s, locked of acme-7 in acme.properties:3
            tier.critical.allow.breaker.open-for = 1s.. | dependencies.a.b.breaker.open-for | 999ms | 1s | at least 1s, the limit of acme-7 in acme.properties:3
            """)
    void aLimitBindsTheServiceAndAllNarrowerKeys(
            String lines, String key, String value, String closest, String expected) {
        EffectiveStandard standard =
                StandardFile.effective(Tier.CRITICAL, lines.strip().split(" ; "));
        Duration asked = Objects.requireNonNull(DurationText.read(value.strip()));
        String general = Objects.requireNonNull(StandardKeys.general(key.strip()));

        assertThatThrownBy(() -> standard.check(key.strip(), asked))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage(key.strip() + ": " + value.strip() + " (expected: " + expected.strip() + ")");
        assertThat(DurationText.write(standard.closest(general, asked))).isEqualTo(closest.strip());
        standard.check(key.strip(), standard.closest(general, asked));
    }

    @Test
    void wordsAndListsHaveLimitsToo() {
        EffectiveStandard standard = StandardFile.effective(
                Tier.LOW,
                "allow.mode = enforce observe",
                "allow.outbound.idempotent-methods = GET HEAD OPTIONS PUT",
                "allow.outbound.jdbc = true",
                "allow.outbound.retry.max-retries = ..3");

        standard.check("dependencies.ledger.mode", ModeWord.OBSERVE);
        assertThatThrownBy(() -> standard.check("dependencies.ledger.mode", ModeWord.OFF))
                .hasMessage(
                        "dependencies.ledger.mode: off (expected: enforce or observe, the limit of acme-7 in acme.properties:3)");
        standard.check("outbound.idempotent-methods", List.of("PUT", "GET"));
        assertThatThrownBy(() -> standard.check("outbound.idempotent-methods", List.of("GET", "POST")))
                .hasMessage("outbound.idempotent-methods: GET, POST"
                        + " (expected: GET, HEAD, OPTIONS, PUT, the limit of acme-7 in acme.properties:4)");
        assertThatThrownBy(() -> standard.check("outbound.jdbc", false))
                .hasMessage("outbound.jdbc: false (expected: true, the limit of acme-7 in acme.properties:5)");
        assertThat(standard.closest("outbound.retry.max-retries", 7)).isEqualTo(3);
        assertThat(standard.closest("outbound.retry.max-retries", 1)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            allow.outbound.timeout = ..40s | allow.outbound.timeout = ..50s | allow.outbound.timeout: at most 50s (expected: at most 40s, the limit of acme-7 in acme.properties:3)
            allow.outbound.timeout = ..40s | allow.outbound.timeout = 1s.. | allow.outbound.timeout: at least 1s (expected: at most 40s, the limit of acme-7 in acme.properties:3)
            allow.outbound.timeout = ..40s | outbound.timeout = 50s | outbound.timeout: 50s (expected: at most 40s, the limit of acme-7 in acme.properties:3)
            allow.outbound.timeout = ..40s | tier.low.outbound.timeout = 50s | tier.low.outbound.timeout: 50s (expected: at most 40s, the limit of acme-7 in acme.properties:3)
            lock = mode | mode = observe | mode: observe (expected: enforce, locked of acme-7 in acme.properties:3)
            lock = mode | tier.low.mode = off | tier.low.mode: off (expected: enforce, locked of acme-7 in acme.properties:3)
            lock = mode | allow.mode = enforce observe | allow.mode: enforce or observe (expected: enforce, locked of acme-7 in acme.properties:3)
            allow.mode = enforce observe | tier.low.allow.mode = enforce off | tier.low.allow.mode: enforce or off (expected: enforce or observe, the limit of acme-7 in acme.properties:3)
            """)
    void anUpperLayerNarrowsAndNeverWidens(String lower, String upper, String told) {
        Overlay file = StandardFile.overlay("/etc/eu", "version = eu\nextends = acme-7\n\n" + upper.strip());

        assertThatThrownBy(() -> StandardFile.read(StandardFile.acme(lower.strip()), file))
                .hasMessage("standard: /etc/eu (expected: a standard without errors; it has 1: /etc/eu:4: "
                        + told.strip() + ")");
    }

    @ParameterizedTest
    @ValueSource(strings = {"allow.outbound.timeout = 2s..20s", "outbound.timeout = 20s", "lock = outbound.timeout"})
    void narrowingIsAllowed(String line) {
        StandardFile.read(
                StandardFile.acme("allow.outbound.timeout = 1s..20s", "outbound.timeout = 10s"),
                StandardFile.overlay("/etc/eu", "version = eu\nextends = acme-7\n" + line));
    }

    @Test
    void aStandardKeepsToItsOwnLimits() {
        assertThatThrownBy(() -> StandardFile.read(
                        StandardFile.acme("tier.critical.allow.objectives.availability.target = 0.9995..")))
                .hasMessage(
                        "standard: acme.properties (expected: a standard without errors; it has 1: acme.properties:3:"
                                + " allow.objectives.availability.target: at least 0.9995 (expected: a limit that the default keeps to,"
                                + " which is 0.999 in 2026.1.properties:17))");
    }

    @Test
    void anOlderStandardIsPinnedByNameAndToldToBeOlder() throws IOException {
        try (URLClassLoader loader =
                StandardFile.withOlder(folder, "outbound.timeout = 60s", "breaker.failure-ratio = 0.5")) {
            PlatformStandard pinned =
                    PlatformStandard.read(loader, "2025.2", List.of(StandardFile.acme("mode = observe")));

            assertThat(pinned.fullName()).isEqualTo("acme-7 on 2025.2");
            assertThat(pinned.newest()).isFalse();
            assertThat(pinned.forTier(Tier.LOW).setting("outbound.timeout"))
                    .isEqualTo(new Setting("outbound.timeout", "1m", Layer.SDK, "2025.2.properties:3"));
            assertThat(pinned.forTier(Tier.LOW).word("outbound.connect-timeout"))
                    .isEqualTo("2s");
            assertThat(pinned.forTier(Tier.LOW).isChanged("breaker.failure-ratio"))
                    .isTrue();
            assertThatThrownBy(() -> PlatformStandard.read(loader, "2024.1", List.of()))
                    .hasMessage("standard.version: 2024.1 (expected: one of 2025.2, 2026.1)");
        }
    }

    @Test
    void aClassLoaderThatSeesNoStandardIsTold() throws IOException {
        try (URLClassLoader empty = new URLClassLoader(new URL[0], null)) {
            assertThatThrownBy(() -> PlatformStandard.read(empty, null, List.of()))
                    .isInstanceOf(InvalidSettingException.class)
                    .hasMessage("standard: missing (expected: a class loader that sees io/evenkeel/standard/versions of"
                            + " evenkeel-core)");
        }
    }
}
