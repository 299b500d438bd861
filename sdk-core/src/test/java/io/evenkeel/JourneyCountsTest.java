package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.call.Outcome;
import io.evenkeel.slo.ExclusionReason;
import io.evenkeel.slo.Objective;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class JourneyCountsTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Readings readings = new Readings(registry);
    private final Reliability reliability = Reliability.builder(registry)
            .announced(false)
            .journey("checkout")
            .journey("search", journey -> journey.objective(Objective.availability("0.99"))
                    .objective(Objective.latency("0.9", Duration.ofMillis(100)).named("fast"))
                    .objective(Objective.latency("0.99", Duration.ofMillis(400)).named("bearable")))
            .build();

    @ParameterizedTest
    @CsvSource({"SUCCESS,good", "FAILURE,bad", "TIMEOUT,bad", "REJECTED,bad"})
    void whatCountsIsGoodOrBadForBothDefaultObjectives(Outcome outcome, String result) {
        reliability.journey("checkout").record(outcome, 1, null);

        assertThat(readings.nonZero("slo.events"))
                .isEqualTo(Map.of("checkout availability " + result, 1.0, "checkout latency " + result, 1.0));
        assertThat(readings.nonZero("slo.events.excluded")).isEmpty();
        assertThat(readings.of("journey.duration")).isEqualTo(Map.of("checkout " + outcome.label(), 1.0));
    }

    @ParameterizedTest
    @EnumSource(names = {"CLIENT_FAULT", "CANCELLED"})
    void whatDoesNotCountIsExcludedOnceAndForAllObjectives(Outcome outcome) {
        reliability.journey("checkout").record(outcome, 1, null);

        assertThat(readings.nonZero("slo.events")).isEmpty();
        assertThat(readings.nonZero("slo.events.excluded")).isEqualTo(Map.of("checkout " + outcome.label(), 1.0));
        assertThat(readings.of("journey.duration")).isEqualTo(Map.of("checkout " + outcome.label(), 1.0));
    }

    @ParameterizedTest
    @CsvSource({"100,good,good", "101,bad,good", "400,bad,good", "401,bad,bad"})
    void eachLatencyObjectiveJudgesByItsOwnThreshold(long millis, String fast, String bearable) {
        reliability.journey("search").record(Outcome.SUCCESS, TimeUnit.MILLISECONDS.toNanos(millis), null);

        assertThat(readings.nonZero("slo.events"))
                .isEqualTo(Map.of(
                        "search availability good",
                        1.0,
                        "search fast " + fast,
                        1.0,
                        "search bearable " + bearable,
                        1.0));
    }

    @ParameterizedTest
    @EnumSource(names = {"FAILURE", "TIMEOUT", "REJECTED"})
    void aFailureIsBadForEveryObjectiveHoweverFastItWas(Outcome outcome) {
        reliability.journey("search").record(outcome, 1, null);

        assertThat(readings.nonZero("slo.events"))
                .isEqualTo(Map.of("search availability bad", 1.0, "search fast bad", 1.0, "search bearable bad", 1.0));
    }

    @Test
    void aNegativeDurationCountsAsZero() {
        reliability.journey("checkout").record(Outcome.SUCCESS, -1, null);

        assertThat(readings.of("journey.duration")).isEqualTo(Map.of("checkout success", 1.0));
        assertThat(registry.get("journey.duration").timer().totalTime(TimeUnit.NANOSECONDS))
                .isZero();
    }

    @ParameterizedTest
    @EnumSource
    void anExcludedEventIsCountedUnderItsReasonAndNothingElse(ExclusionReason reason) {
        reliability.journey("checkout").exclude(reason);

        assertThat(readings.nonZero("slo.events.excluded")).isEqualTo(Map.of("checkout " + reason.label(), 1.0));
        assertThat(readings.nonZero("slo.events")).isEmpty();
        assertThat(readings.of("journey.duration")).isEmpty();
    }

    @Test
    @SuppressWarnings("NullAway")
    void aMissingOutcomeOrReasonIsRefused() {
        Journey journey = reliability.journey("checkout");

        assertThatThrownBy(() -> journey.record(null, 1, null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("outcome");
        assertThatThrownBy(() -> journey.exclude(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("reason");
    }
}
