package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.call.Cause;
import io.evenkeel.call.InvalidSettingException;
import io.evenkeel.call.JourneyContext;
import io.evenkeel.call.Outcome;
import io.evenkeel.slo.BurnRate;
import io.evenkeel.slo.Objective;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FreshnessTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration QUARTER = Duration.ofMinutes(15);

    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 7); // it may overflow, as System.nanoTime may
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Readings readings = new Readings(registry);
    private final Reliability reliability = Reliability.builder(registry)
            .announced(false)
            .nanoClock(clock::get)
            .journey("import", journey -> journey.objective(Objective.freshness("0.99", QUARTER)))
            .journey("nightly", journey -> journey.objective(Objective.freshness("0.99"))
                    .every(MINUTE))
            .build();
    private final Journey records = reliability.journey("import");
    private final Journey nightly = reliability.journey("nightly");

    @ParameterizedTest
    @CsvSource({"-PT1H,good", "PT0S,good", "PT15M,good", "PT15M0.000000001S,bad", "P20000D,bad", ",good"})
    void aRecordIsGoodUpToTheThresholdItself(Duration age, String result) {
        records.record(Outcome.SUCCESS, 1, null, null, age);

        assertThat(readings.nonZero("slo.events")).isEqualTo(Map.of("import freshness " + result, 1.0));
        assertThat(readings.nonZero("slo.bad.events"))
                .isEqualTo(result.equals("bad") ? Map.of("late import freshness", 1.0) : Map.of());
    }

    @Test
    void aSlowEventWithAFreshRecordIsGood() {
        records.record(Outcome.SUCCESS, Duration.ofHours(1).toNanos(), null, null, MINUTE);

        assertThat(readings.nonZero("slo.events")).isEqualTo(Map.of("import freshness good", 1.0));
    }

    @ParameterizedTest
    @EnumSource(names = {"FAILURE", "TIMEOUT", "REJECTED"})
    void aFailureIsBadHoweverFreshItsRecordIsAndHasItsOwnCause(Outcome outcome) {
        JourneyContext context = new JourneyContext();
        context.causes().failed("payments", Cause.dependency("payments"));
        records.record(outcome, 1, null, context, Duration.ZERO);

        assertThat(readings.nonZero("slo.bad.events")).isEqualTo(Map.of("dependency:payments import freshness", 1.0));
    }

    @Test
    void noDependencyMakesARecordLate() {
        JourneyContext context = new JourneyContext();
        context.causes().failed("payments", Cause.dependency("payments"));
        records.record(Outcome.SUCCESS, 1, null, context, Duration.ofHours(1));

        assertThat(readings.nonZero("slo.bad.events")).isEqualTo(Map.of("late import freshness", 1.0));
    }

    @Test
    void lateAndMissedExistAtZeroForAnObjectiveOfFreshness() {
        assertThat(readings.of("slo.bad.events"))
                .containsEntry("late import freshness", 0.0)
                .containsEntry("missed import freshness", 0.0)
                .containsEntry("late nightly freshness", 0.0)
                .containsEntry("missed nightly freshness", 0.0);
        assertThat(readings.of("slo.events"))
                .containsEntry("nightly freshness good", 0.0)
                .containsEntry("nightly freshness bad", 0.0);
    }

    @Test
    void theThresholdIsPublishedAndIsNoBoundaryOfTheHistogram() {
        assertThat(readings.of("slo.objective.threshold.seconds")).isEqualTo(Map.of("import freshness", 900.0));
        PrometheusMeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Reliability.builder(prometheus)
                .announced(false)
                .journey("import", journey -> journey.objective(Objective.freshness("0.99", QUARTER)))
                .build()
                .journey("import")
                .run(() -> {});

        assertThat(prometheus.scrape()).contains("le=\"10.0\"").doesNotContain("le=\"900.0\"");
    }

    @ParameterizedTest
    @CsvSource({"0,0", "1,0", "59999,0", "60000,0", "60001,1", "120000,1", "120001,2", "3600001,60"})
    void eachWholeCadenceWithoutASuccessIsMissed(long millis, double missed) {
        pass(Duration.ofMillis(millis));

        assertMissed(missed);
    }

    @Test
    void successesInTimeAreGoodAndNothingIsMissed() {
        for (int i = 0; i < 100; i++) {
            pass(MINUTE);
            nightly.run(() -> {});
        }

        assertThat(readings.nonZero("slo.events")).isEqualTo(Map.of("nightly freshness good", 100.0));
        assertMissed(0);
    }

    @Test
    void aLateSuccessIsGoodAndWhatItMissedStays() {
        pass(Duration.ofSeconds(150));
        assertMissed(2);
        nightly.run(() -> {});
        assertMissed(2);
        pass(MINUTE);
        assertMissed(2);
        pass(Duration.ofNanos(1));
        assertMissed(3);

        assertThat(readings.nonZero("slo.events"))
                .isEqualTo(Map.of("nightly freshness good", 1.0, "nightly freshness bad", 3.0));
    }

    @Test
    void theBurnRatesOfTheInstanceCountWhatWasMissedAsTheMetersDo() {
        nightly.run(() -> {});
        pass(Duration.ofSeconds(150));
        nightly.record(Outcome.FAILURE, 1, null);
        nightly.run(() -> {});
        pass(Duration.ofSeconds(61));

        assertThat(readings.nonZero("slo.events"))
                .isEqualTo(Map.of("nightly freshness good", 2.0, "nightly freshness bad", 4.0));
        assertThat(nightly.burnRates().get("freshness")).hasSize(4).allSatisfy(rate -> assertThat(rate)
                .isEqualTo(new BurnRate(rate.window(), 2, 4, 66.66666666666667)));
    }

    @Test
    void whatWasMissedSpendsNoOtherBudget() {
        Reliability mixed = Reliability.builder(registry)
                .announced(false)
                .nanoClock(clock::get)
                .journey("mixed", journey -> journey.objective(Objective.freshness("0.99"))
                        .objective(Objective.availability("0.99"))
                        .every(MINUTE))
                .build();
        pass(Duration.ofSeconds(61));

        assertThat(mixed.journey("mixed").burnRates().get("availability"))
                .allSatisfy(rate -> assertThat(rate.rate()).isNull());
        assertThat(mixed.journey("mixed").burnRates().get("freshness"))
                .allSatisfy(rate -> assertThat(rate.bad()).isEqualTo(1));
    }

    @Test
    void whatIsNoSuccessKeepsTheClockRunning() {
        pass(Duration.ofSeconds(50));
        nightly.record(Outcome.FAILURE, 1, null);
        nightly.record(Outcome.CANCELLED, 1, null);
        nightly.record(Outcome.CLIENT_FAULT, 1, null);
        pass(Duration.ofSeconds(50));

        assertThat(readings.nonZero("slo.bad.events"))
                .isEqualTo(Map.of("own_error nightly freshness", 1.0, "missed nightly freshness", 1.0));
        assertThat(readings.nonZero("slo.events")).isEqualTo(Map.of("nightly freshness bad", 2.0));
    }

    @Test
    void aClockThatGoesBackMissesNothing() {
        pass(Duration.ofSeconds(61));
        nightly.run(() -> {});
        clock.addAndGet(-MINUTE.toNanos());
        nightly.run(() -> {});

        assertMissed(1);
    }

    @Test
    void prometheusSeesBothKindsOfCounterInOneFamily() {
        PrometheusMeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Reliability kept = Reliability.builder(prometheus)
                .announced(false)
                .nanoClock(clock::get)
                .journey("checkout")
                .journey("nightly", journey -> journey.objective(Objective.freshness("0.99"))
                        .every(MINUTE))
                .build();
        kept.journey("checkout").record(Outcome.FAILURE, 1, null);
        pass(Duration.ofSeconds(61));

        assertThat(prometheus.scrape())
                .containsOnlyOnce("# TYPE slo_events_total counter")
                .containsOnlyOnce("# TYPE slo_bad_events_total counter")
                .contains("slo_events_total{journey=\"nightly\",objective=\"freshness\",result=\"bad\"} 1.0")
                .contains("slo_events_total{journey=\"checkout\",objective=\"availability\",result=\"bad\"} 1.0")
                .contains("slo_bad_events_total{cause=\"missed\",journey=\"nightly\",objective=\"freshness\"} 1.0");
        assertThat(kept.journeys()).hasSize(2);
    }

    @Test
    void readersAndEventsAtOnceNeverSeeFewerAndEndAtTheSameCount() throws Exception {
        int events = 20_000;
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            Future<Boolean> rises = pool.submit(() -> {
                double before = 0;
                while (before < events - 1) { // the last success is at the end: one is missed before each
                    double now = missed();
                    if (now < before) {
                        return false;
                    }
                    before = now;
                }
                return true;
            });
            Future<?> failures = pool.submit(() -> {
                for (int i = 0; i < events; i++) {
                    nightly.record(Outcome.FAILURE, 1, null);
                }
            });
            for (int i = 0; i < events; i++) {
                pass(Duration.ofSeconds(61));
                nightly.record(Outcome.SUCCESS, 1, null);
            }
            failures.get();
            assertThat(rises.get()).isTrue();
        } finally {
            pool.shutdownNow();
        }

        assertThat(missed()).isEqualTo(events);
        assertThat(readings.nonZero("slo.events"))
                .isEqualTo(Map.of("nightly freshness good", (double) events, "nightly freshness bad", 2.0 * events));
        assertThat(readings.sum("slo.bad.events")).isEqualTo(2.0 * events);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT0.999S", "PT-1S", "P31DT1S"})
    void aCadenceOutOfItsRangeIsRefused(Duration cadence) {
        ReliabilityBuilder builder = Reliability.builder(registry);

        assertThatThrownBy(() -> builder.journey("a", journey -> journey.every(cadence)))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("journeys.a.every: %s (expected: a duration from 1s to 31d)", cadence);
    }

    @Test
    void aCadenceWithoutAnObjectiveOfFreshnessIsRefused() {
        ReliabilityBuilder builder = Reliability.builder(registry).journey("a", journey -> journey.every(MINUTE));

        assertThatThrownBy(builder::build)
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("journeys.a.every: PT1M (expected: none in a journey without an objective of freshness)");
    }

    @Test
    void anObjectiveOfFreshnessThatPromisesNothingIsRefused() {
        ReliabilityBuilder builder =
                Reliability.builder(registry).journey("a", journey -> journey.objective(Objective.freshness("0.9")));

        assertThatThrownBy(builder::build)
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("journeys.a.objectives.freshness.threshold: missing (expected: a duration > 0, such as 15m,"
                        + " or that the journey says how often it succeeds (every))");
    }

    private void pass(Duration duration) {
        clock.addAndGet(duration.toNanos());
    }

    private double missed() {
        return readings.of("slo.bad.events").getOrDefault("missed nightly freshness", -1.0);
    }

    private void assertMissed(double missed) {
        assertThat(missed()).isEqualTo(missed);
        assertThat(readings.of("slo.events")).containsEntry("nightly freshness bad", missed);
    }
}
