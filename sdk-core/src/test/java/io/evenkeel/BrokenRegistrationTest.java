package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.evenkeel.logging.LogLines;
import io.evenkeel.slo.ExclusionReason;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokenRegistrationTest {
    private final LogLines log = new LogLines("io.evenkeel.faults");

    @AfterEach
    void closeLog() {
        log.close();
    }

    @Test
    void nothingThatCanBeRegisteredHurtsNoCall() {
        Reliability reliability = Reliability.builder(BrokenRegistry.registering(name -> true))
                .announced(false)
                .journey("checkout")
                .dependency("payments")
                .build();
        IllegalStateException error = new IllegalStateException("down");

        for (String name : List.of("checkout", "late", "not a name")) {
            Journey journey = reliability.journey(name);
            assertThat(journey.get(() -> "done")).isEqualTo("done");
            assertThat(catchThrowable(() -> journey.run(() -> {
                        throw error;
                    })))
                    .isSameAs(error);
            assertThat(journey.stage(() -> CompletableFuture.completedFuture("done")))
                    .isCompletedWithValue("done");
            journey.exclude(ExclusionReason.PROBE);
        }
        for (String name : List.of("payments", "late", "not a name")) {
            Dependency dependency = reliability.dependency(name);
            assertThat(dependency.get(() -> "done")).isEqualTo("done");
            assertThat(catchThrowable(() -> dependency.run(() -> {
                        throw error;
                    })))
                    .isSameAs(error);
            assertThat(dependency
                            .stage(() -> CompletableFuture.completedFuture("done"))
                            .toCompletableFuture())
                    .isCompletedWithValue("done");
        }
        assertThat(log.lines()).hasSize(1);
    }

    @Test
    void aJourneyWithoutItsCountersIsOneFaultAndStillRuns() {
        BrokenRegistry registry = BrokenRegistry.registering("slo.events"::equals);
        Reliability reliability = Reliability.builder(registry)
                .announced(false)
                .journey("checkout")
                .build();

        assertThat(reliability.journey("checkout").get(() -> "done")).isEqualTo("done");

        assertThat(new Readings(registry).nonZero("reliability.sdk.faults")).isEqualTo(Map.of("metrics", 1.0));
    }

    @Test
    void aDependencyWithoutItsMetersIsOneFaultAndStillGuards() {
        BrokenRegistry registry = BrokenRegistry.registering("dependency.attempts"::equals);
        Dependency payments = Reliability.builder(registry)
                .announced(false)
                .dependency("payments", dependency -> dependency.concurrencyLimit(1))
                .build()
                .dependency("payments");

        assertThat(payments.get(() -> "done")).isEqualTo("done");
        payments.start();

        assertThat(catchThrowable(payments::start)).hasMessage("call to payments refused: bulkhead_full");
        assertThat(new Readings(registry).nonZero("reliability.sdk.faults")).isEqualTo(Map.of("metrics", 1.0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"reliability.info", "dependency.breaker.state"})
    void oneMeterThatIsMissingTakesNoOtherWithIt(String meter) {
        BrokenRegistry registry = BrokenRegistry.registering(meter::equals);
        Reliability reliability = Reliability.builder(registry).announced(false).build();
        Readings readings = new Readings(registry);

        assertThat(reliability.dependency("late").get(() -> "done")).isEqualTo("done");

        assertThat(readings.of("dependency.calls")).isEqualTo(Map.of("late success", 1.0));
        assertThat(readings.nonZero("dependency.attempts")).isEqualTo(Map.of("late success", 1.0));
        assertThat(readings.nonZero("reliability.sdk.faults")).isEqualTo(Map.of("metrics", 1.0));
    }

    @Test
    void anOutcomeWhoseTimerCannotBeRegisteredIsAFaultPerCallAndStillAVerdict() {
        BrokenRegistry registry = BrokenRegistry.registering("journey.duration"::equals);
        Reliability reliability = Reliability.builder(registry)
                .announced(false)
                .journey("checkout")
                .build();
        Readings readings = new Readings(registry);

        for (int i = 0; i < 3; i++) {
            reliability.journey("checkout").run(() -> {});
        }

        assertThat(readings.nonZero("reliability.sdk.faults")).isEqualTo(Map.of("metrics", 3.0));
        assertThat(readings.nonZero("slo.events"))
                .isEqualTo(Map.of("checkout availability good", 3.0, "checkout latency good", 3.0));
    }

    @Test
    void aCauseThatCannotBeRegisteredLeavesTheVerdictsWhole() {
        AtomicBoolean refusing = new AtomicBoolean();
        BrokenRegistry registry = BrokenRegistry.registering(name -> refusing.get() && name.equals("slo.bad.events"));
        Reliability reliability = Reliability.builder(registry)
                .announced(false)
                .journey("checkout")
                .dependency("payments")
                .build();
        Readings readings = new Readings(registry);
        IllegalStateException error = new IllegalStateException("down");
        refusing.set(true);

        assertThat(catchThrowable(() -> reliability
                        .journey("checkout")
                        .run(() -> reliability.dependency("payments").run(() -> {
                            throw error;
                        }))))
                .isSameAs(error);

        assertThat(readings.nonZero("slo.events"))
                .isEqualTo(Map.of("checkout availability bad", 1.0, "checkout latency bad", 1.0));
        assertThat(readings.of("journey.duration")).isEqualTo(Map.of("checkout failure", 1.0));
        assertThat(readings.nonZero("reliability.sdk.faults")).isEqualTo(Map.of("metrics", 1.0));
    }
}
