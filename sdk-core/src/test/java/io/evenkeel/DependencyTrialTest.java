package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.evenkeel.call.ActiveCall;
import io.evenkeel.call.BreakerState;
import io.evenkeel.call.Outcome;
import io.evenkeel.call.TestClock;
import io.evenkeel.guard.BreakerSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DependencyTrialTest {
    private static final Duration OPEN_FOR = Duration.ofSeconds(5);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Readings readings = new Readings(registry);
    private final TestClock clock = new TestClock();
    private final Dependency payments = Reliability.builder(registry)
            .announced(false)
            .nanoClock(clock)
            .dependency("payments", dependency -> dependency
                    .timeout(Duration.ofSeconds(1))
                    .concurrencyLimit(10)
                    .breaker(new BreakerSettings(0.5, 4, Duration.ofSeconds(10), OPEN_FOR, 2)))
            .build()
            .dependency("payments");

    @Test
    void letsAsManyTrialsThroughAsItWasToldAndRefusesTheNext() {
        halfOpen();

        payments.start();
        payments.start();

        assertThat(payments.breakerState()).isEqualTo(BreakerState.HALF_OPEN);
        assertThat(catchThrowable(payments::start)).hasMessage("call to payments refused: circuit_open");
    }

    @Test
    void aCallFromBeforeItOpenedIsNoTrialHoweverItEnds() {
        ActiveCall succeeding = payments.start();
        ActiveCall failing = payments.start();
        ActiveCall cancelled = payments.start();
        halfOpen();
        end(Outcome.SUCCESS);
        assertThat(payments.breakerState()).isEqualTo(BreakerState.HALF_OPEN);

        succeeding.ended(Outcome.SUCCESS, null);
        failing.ended(Outcome.FAILURE, null);
        cancelled.ended(Outcome.CANCELLED, null);

        assertThat(payments.breakerState()).isEqualTo(BreakerState.HALF_OPEN);
        payments.start();
        assertThat(catchThrowable(payments::start)).hasMessage("call to payments refused: circuit_open");
    }

    @Test
    void closesWhenTheTrialsSucceed() {
        halfOpen();

        end(Outcome.SUCCESS);
        assertThat(payments.breakerState()).isEqualTo(BreakerState.HALF_OPEN);
        end(Outcome.SUCCESS);

        assertThat(payments.breakerState()).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void opensAgainWhenTheTrialsFail() {
        halfOpen();

        end(Outcome.SUCCESS, Outcome.FAILURE);

        assertThat(payments.breakerState()).isEqualTo(BreakerState.OPEN);
        assertThat(catchThrowable(payments::start)).hasMessage("call to payments refused: circuit_open");
    }

    @Test
    void aCancelledTrialLeavesItsPlaceToTheNext() {
        halfOpen();
        end(Outcome.CANCELLED, Outcome.CANCELLED, Outcome.CANCELLED);

        end(Outcome.SUCCESS, Outcome.SUCCESS);

        assertThat(payments.breakerState()).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void theStateIsPublished() {
        assertThat(readings.nonZero("dependency.breaker.state")).isEqualTo(Map.of("payments closed", 1.0));
        open();
        assertThat(readings.nonZero("dependency.breaker.state")).isEqualTo(Map.of("payments open", 1.0));
        clock.advance(OPEN_FOR.plusMillis(1));
        ActiveCall trial = payments.start();
        assertThat(readings.nonZero("dependency.breaker.state")).isEqualTo(Map.of("payments half_open", 1.0));
        trial.succeeded(null);
        end(Outcome.SUCCESS);
        assertThat(readings.nonZero("dependency.breaker.state")).isEqualTo(Map.of("payments closed", 1.0));
    }

    private void halfOpen() {
        open();
        clock.advance(OPEN_FOR.plusNanos(1));
    }

    private void open() {
        end(Outcome.FAILURE, Outcome.FAILURE, Outcome.FAILURE, Outcome.FAILURE);
    }

    private void end(Outcome... outcomes) {
        for (Outcome outcome : outcomes) {
            payments.start().ended(outcome, outcome == Outcome.SUCCESS ? null : new IllegalStateException("down"));
        }
    }
}
