package io.evenkeel.slo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.call.InvalidSettingException;
import io.evenkeel.call.Outcome;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectiveTest {
    private static final String TARGETS =
            "> 5/6 and < 1, such as 0.999; up to 5/6 not even a total failure reaches an alert that pages";
    private static final Duration THRESHOLD = Duration.ofMillis(300);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "1",
                "-0.5",
                "1.001",
                "99.9",
                "0.0",
                "1.0",
                "1e-400",
                "1e-999999999",
                "0.99999999999999999999",
                "0.1",
                "0.8",
                "0.83333333333333333333"
            })
    void aTargetOutOfItsRangeIsRefused(String target) {
        assertThatThrownBy(() -> Objective.availability(target))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("target: %s (expected: %s)", new BigDecimal(target), TARGETS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "high", "99.9%", "0,999", " 0.999", "NaN", "Infinity"})
    void aTargetThatIsNoNumberIsRefused(String target) {
        assertThatThrownBy(() -> Objective.availability(target))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("target: %s (expected: %s)", target, TARGETS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.83333333333333333334", "0.999", "0.99999", "0.9", "9.99e-1"})
    void aTargetWithinItsRangeIsAccepted(String target) {
        assertThat(Objective.availability(target).target()).isEqualByComparingTo(target);
    }

    @Test
    @SuppressWarnings("NullAway")
    void aLatencyObjectiveWithoutAThresholdIsRefused() {
        assertThatThrownBy(() -> Objective.latency("0.99", null))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("threshold: missing (expected: a duration > 0, such as 300ms)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-0.001S"})
    void aThresholdOfZeroOrLessIsRefused(Duration threshold) {
        assertThatThrownBy(() -> Objective.latency("0.99", threshold))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("threshold: %s (expected: a duration > 0, such as 300ms)", threshold);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT2160H0.000000001S", "PT2562047788015215H"})
    void aThresholdLongerThanAnyWindowIsRefused(Duration threshold) {
        assertThatThrownBy(() -> Objective.latency("0.99", threshold))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("threshold: %s (expected: no longer than the window, PT2160H)", threshold);
    }

    @Test
    void aThresholdLongerThanItsWindowIsRefused() {
        Objective objective = Objective.latency("0.99", Duration.ofDays(7).plusNanos(1));

        assertThatThrownBy(() -> objective.over(Duration.ofDays(7)))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("threshold: PT168H0.000000001S (expected: no longer than the window, PT168H)");
    }

    @Test
    void aWindowThatWasNotSaidIsThatOfTheStandard() {
        Objective unsaid = Objective.availability("0.99").named("other");
        Objective said = unsaid.over(Objective.DEFAULT_WINDOW);

        assertThat(unsaid.window()).isEqualTo(Duration.ofDays(30));
        assertThat(unsaid.windowOr(Duration.ofDays(28))).isEqualTo(Duration.ofDays(28));
        assertThat(said.windowOr(Duration.ofDays(28))).isEqualTo(Duration.ofDays(30));
        assertThat(unsaid).isEqualTo(said).hasSameHashCodeAs(said).isNotEqualTo(unsaid.over(Duration.ofDays(28)));
    }

    @Test
    void anAvailabilityObjectiveWithAThresholdIsRefused() {
        Objective availability = Objective.availability("0.99");

        assertThatThrownBy(() -> new Objective(
                        "availability",
                        ObjectiveKind.AVAILABILITY,
                        availability.target(),
                        THRESHOLD,
                        availability.window()))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("threshold: PT0.3S (expected: none for an objective of kind availability)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT23H", "PT25H", "PT24H0.000000001S", "P91D", "P-1D", "PT2562047788015215H"})
    void aWindowOutOfItsRangeIsRefused(Duration window) {
        Objective objective = Objective.availability("0.99");

        assertThatThrownBy(() -> objective.over(window))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("window: %s (expected: whole days, from 1d to 90d)", window);
    }

    @ParameterizedTest
    @ValueSource(strings = {"P1D", "P30D", "P90D"})
    void aWindowOfWholeDaysIsAccepted(Duration window) {
        assertThat(Objective.availability("0.99").over(window).window()).isEqualTo(window);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_OTHER", "two words", "line\nbreak", "umläut", ".dot"})
    void aNameThatCannotBeALabelIsRefused(String name) {
        Objective objective = Objective.availability("0.99");

        assertThatThrownBy(() -> objective.named(name))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage(
                        "name: %s (expected: 1 to 100 letters, digits, '.', '_', '-' or ':', a letter or digit first)",
                        name);
    }

    @ParameterizedTest
    @CsvSource({
        "SUCCESS,GOOD",
        "CLIENT_FAULT,EXCLUDED",
        "FAILURE,BAD",
        "TIMEOUT,BAD",
        "REJECTED,BAD",
        "CANCELLED,EXCLUDED"
    })
    void eachOutcomeHasOneVerdict(Outcome outcome, Verdict verdict) {
        assertThat(Objective.availability("0.99").judge(outcome, Long.MAX_VALUE))
                .isEqualTo(verdict);
        assertThat(Objective.latency("0.99", THRESHOLD).judge(outcome, 1)).isEqualTo(verdict);
    }

    @Test
    void theThresholdItselfIsGoodAndOneNanosecondMoreIsBad() {
        Objective latency = Objective.latency("0.99", THRESHOLD);

        assertThat(latency.judge(Outcome.SUCCESS, 300_000_000)).isEqualTo(Verdict.GOOD);
        assertThat(latency.judge(Outcome.SUCCESS, 300_000_001)).isEqualTo(Verdict.BAD);
    }

    @ParameterizedTest
    @CsvSource({"0.999,99.9%", "0.85,85%", "0.9995,99.95%", "0.99999,99.999%", "0.9,90%"})
    void theSummaryOfAnAvailabilityObjectiveIsItsPercentage(String target, String percentage) {
        assertThat(Objective.availability(target).summary()).isEqualTo("availability " + percentage);
    }

    @Test
    void theSummaryOfALatencyObjectiveNamesItsThreshold() {
        assertThat(Objective.latency("0.99", THRESHOLD).named("fast").summary()).isEqualTo("fast 99% within PT0.3S");
    }

    @Test
    void anExclusionReasonIsGivenForWhatIsExcludedAndNothingElse() {
        for (Outcome outcome : Outcome.values()) {
            boolean excluded = Objective.availability("0.99").judge(outcome, 1) == Verdict.EXCLUDED;

            assertThat(ExclusionReason.of(outcome) != null).as(outcome.label()).isEqualTo(excluded);
        }
    }
}
