package io.evenkeel.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What differs is seen, with the reason that is given for it. */
class WaiversTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final EffectiveStandard STANDARD = StandardFile.effective(Tier.LOW, "deadline.max = 1m");

    @Test
    void aDeviationHasItsReasonAndItsEnd() {
        Waivers waivers = Waivers.of(
                Map.of("outbound.timeout.because", "slow bank", "outbound.timeout.until", "2027-03-31"), TODAY);
        Settings settings = new ServiceSettings(STANDARD, waivers)
                .say("dependencies.bank.timeout", Duration.ofSeconds(50), Layer.SERVICE, "application.yaml:3")
                .say("deadline.max", Duration.ofMinutes(1), Layer.SERVICE, "application.yaml:4")
                .say("outbound.jdbc", false, Layer.CODE, "in code")
                .settings();

        Setting found = new Setting("dependencies.bank.timeout", "50s", Layer.SERVICE, "application.yaml:3");
        assertThat(settings.deviations())
                .containsExactly(
                        new Deviation(
                                "outbound.timeout",
                                found,
                                new Setting("outbound.timeout", "30s", Layer.SDK, "2026.1.properties:28"),
                                false,
                                "slow bank",
                                LocalDate.of(2027, 3, 31)),
                        new Deviation(
                                "outbound.jdbc",
                                new Setting("outbound.jdbc", "false", Layer.CODE, "in code"),
                                new Setting("outbound.jdbc", "true", Layer.SDK, "2026.1.properties:54"),
                                false,
                                null,
                                null));
        assertThat(settings.deviations().get(0).isWaived(LocalDate.of(2027, 3, 31)))
                .isTrue();
        assertThat(settings.deviations().get(0).isWaived(LocalDate.of(2027, 4, 1)))
                .isFalse();
        assertThat(settings.deviations().get(1).isWaived(TODAY)).isFalse();
        assertThat(settings.version()).isEqualTo("acme-7 on 2026.1");
        assertThat(settings.all())
                .hasSize(StandardKeys.names().size() + 1)
                .contains(found, new Setting("deadline.max", "1m", Layer.SERVICE, "application.yaml:4"));
    }

    @Test
    void whatOnlyTheServiceCanKnowIsNoDeviation() {
        Settings settings = new ServiceSettings(STANDARD, Waivers.none())
                .say("tier", Tier.CRITICAL, Layer.SERVICE, "here")
                .say("redaction.patterns", List.of("canary-[0-9]+"), Layer.SERVICE, "here")
                .say("redaction.names", List.of("tenant"), Layer.SERVICE, "here")
                .say("outbound.idempotent-methods", List.of("OPTIONS", "GET", "HEAD"), Layer.SERVICE, "here")
                .say("dependencies.bank.attempt-timeout", Duration.ofSeconds(1), Layer.SERVICE, "here")
                .settings();

        assertThat(settings.deviations()).isEmpty();
        assertThat(settings.toString()).doesNotContain("canary").contains("value=1 texts");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            outbound.timeot.because=x | deviations.outbound.timeot.because: x (expected: a key of the standard; did you mean outbound.timeout?)
            mode.why=x | deviations.mode.why: x (expected: <key>.because and <key>.until)
            mode.because=x | deviations.mode.until: missing (expected: a day such as 2027-02-20, 2027-11-21 at the latest)
            mode.until=2026-12-31 | deviations.mode.because: missing (expected: a reason, where there is an end)
            mode.because=x,mode.until=2027-11-22 | deviations.mode.until: 2027-11-22 (expected: a day such as 2027-02-20, 2027-11-21 at the latest)
            mode.because=x,mode.until=soon | deviations.mode.until: soon (expected: a day such as 2027-02-20, 2027-11-21 at the latest)
            mode.because=,mode.until=2026-12-31 | deviations.mode.because:  (expected: a reason of 1 to 500 characters)
            """)
    void aReasonThatIsNoneIsRefused(String said, String told) {
        assertThatThrownBy(() -> Waivers.of(map(said.strip()), TODAY)).hasMessage(told.strip());
    }

    @Test
    void aVariableLeavesOutDashesAndAnEndMayHavePassed() {
        Waivers waivers =
                Waivers.of(map("outbound.connecttimeout.because=x,outbound.connecttimeout.until=2020-01-01"), TODAY);

        assertThat(waivers.keys()).containsExactly("outbound.connect-timeout");
    }

    private static Map<String, String> map(String said) {
        Map<String, String> map = new LinkedHashMap<>();
        for (String entry : said.split(",", -1)) {
            map.put(entry.substring(0, entry.indexOf('=')), entry.substring(entry.indexOf('=') + 1));
        }
        return map;
    }
}
