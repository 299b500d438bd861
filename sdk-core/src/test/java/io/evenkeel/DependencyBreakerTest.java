package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.evenkeel.call.BreakerState;
import io.evenkeel.call.CallRejectedException;
import io.evenkeel.call.Outcome;
import io.evenkeel.call.RejectionReason;
import io.evenkeel.call.TestClock;
import io.evenkeel.guard.BreakerSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DependencyBreakerTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(1);
    private static final Duration OPEN_FOR = Duration.ofSeconds(5);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Readings readings = new Readings(registry);
    private final TestClock clock = new TestClock();
    private final Dependency payments = Reliability.builder(registry)
            .announced(false)
            .nanoClock(clock)
            .dependency("payments", dependency -> dependency
                    .timeout(TIMEOUT)
                    .concurrencyLimit(10)
                    .breaker(new BreakerSettings(0.5, 4, Duration.ofSeconds(10), OPEN_FOR, 2)))
            .build()
            .dependency("payments");

    @Test
    void opensWithTheFailureRatioAtTheMinimumOfCalls() {
        end(Outcome.SUCCESS, Outcome.SUCCESS, Outcome.FAILURE);
        assertThat(payments.breakerState()).isEqualTo(BreakerState.CLOSED);

        end(Outcome.FAILURE);

        assertThat(payments.breakerState()).isEqualTo(BreakerState.OPEN);
    }

    @Test
    void staysClosedBelowTheMinimumOfCalls() {
        end(Outcome.FAILURE, Outcome.FAILURE, Outcome.FAILURE);

        assertThat(payments.breakerState()).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void staysClosedBelowTheFailureRatio() {
        end(Outcome.SUCCESS, Outcome.SUCCESS, Outcome.SUCCESS, Outcome.FAILURE, Outcome.FAILURE);
        assertThat(payments.breakerState()).isEqualTo(BreakerState.CLOSED);

        end(Outcome.FAILURE);

        assertThat(payments.breakerState()).isEqualTo(BreakerState.OPEN);
    }

    @Test
    void forgetsWhatIsOlderThanItsWindow() {
        end(Outcome.FAILURE, Outcome.FAILURE, Outcome.FAILURE);
        clock.advance(Duration.ofSeconds(10));

        end(Outcome.FAILURE, Outcome.FAILURE, Outcome.FAILURE);

        assertThat(payments.breakerState()).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void timeoutsOpenItAsFailuresDo() {
        end(Outcome.TIMEOUT, Outcome.TIMEOUT, Outcome.TIMEOUT, Outcome.TIMEOUT);

        assertThat(payments.breakerState()).isEqualTo(BreakerState.OPEN);
    }

    @Test
    void clientFaultsAndCancellationsDoNotOpenIt() {
        for (int i = 0; i < 100; i++) {
            end(Outcome.CLIENT_FAULT, Outcome.CANCELLED);
        }

        assertThat(payments.breakerState()).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void aClientFaultSaysThatTheDependencyWorks() {
        end(Outcome.CLIENT_FAULT, Outcome.CLIENT_FAULT, Outcome.CLIENT_FAULT, Outcome.CLIENT_FAULT);

        end(Outcome.FAILURE, Outcome.FAILURE, Outcome.FAILURE);

        assertThat(payments.breakerState()).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void aCancellationSaysNothing() {
        end(Outcome.CANCELLED, Outcome.CANCELLED, Outcome.FAILURE, Outcome.FAILURE, Outcome.FAILURE);
        assertThat(payments.breakerState()).isEqualTo(BreakerState.CLOSED);

        end(Outcome.FAILURE);

        assertThat(payments.breakerState()).isEqualTo(BreakerState.OPEN);
    }

    @Test
    void callsLongerThanTheTimeoutOpenIt() {
        for (int i = 0; i < 4; i++) {
            payments.run(() -> clock.advance(TIMEOUT.plusNanos(1)));
        }

        assertThat(payments.breakerState()).isEqualTo(BreakerState.OPEN);
    }

    @Test
    void callsAsLongAsTheTimeoutDoNotOpenIt() {
        for (int i = 0; i < 4; i++) {
            payments.run(() -> clock.advance(TIMEOUT));
        }

        assertThat(payments.breakerState()).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void slowCallsAndFailedOnesAddUp() {
        end(Outcome.SUCCESS, Outcome.SUCCESS, Outcome.FAILURE);

        payments.run(() -> clock.advance(TIMEOUT.plusNanos(1)));

        assertThat(payments.breakerState()).isEqualTo(BreakerState.OPEN);
    }

    @Test
    void anOpenBreakerRefusesWithoutRunningTheWork() {
        open();
        AtomicInteger runs = new AtomicInteger();

        CallRejectedException refused =
                catchThrowableOfType(CallRejectedException.class, () -> payments.call(runs::incrementAndGet));

        assertThat(refused).hasMessage("call to payments refused: circuit_open").hasNoCause();
        assertThat(refused.reason()).isEqualTo(RejectionReason.CIRCUIT_OPEN);
        assertThat(refused.getStackTrace()).isEmpty();
        assertThat(catchThrowable(() -> payments.get(runs::incrementAndGet))).isSameAs(refused);
        assertThat(catchThrowable(() -> payments.run(runs::incrementAndGet))).isSameAs(refused);
        assertThat(catchThrowable(payments::start)).isSameAs(refused);
        assertThat(runs).hasValue(0);
    }

    @Test
    void aRefusalIsCountedOnceAndIsNoAttempt() {
        open();

        assertThat(catchThrowable(payments::start)).isSameAs(catchThrowable(payments::start));

        assertThat(readings.nonZero("dependency.rejections")).isEqualTo(Map.of("payments enforced circuit_open", 2.0));
        assertThat(readings.nonZero("dependency.attempts")).isEqualTo(Map.of("payments failure", 4.0));
        assertThat(readings.of("dependency.calls"))
                .isEqualTo(Map.of("payments failure", 4.0, "payments rejected", 2.0));
    }

    @Test
    void staysOpenForItsTime() {
        open();

        clock.advance(OPEN_FOR);

        assertThat(catchThrowable(payments::start)).isInstanceOf(CallRejectedException.class);
        assertThat(payments.breakerState()).isEqualTo(BreakerState.OPEN);
    }

    @Test
    void aFailureWithoutAnErrorCountsAsWell() {
        for (int i = 0; i < 4; i++) {
            payments.start().ended(Outcome.FAILURE, null);
        }

        assertThat(payments.breakerState()).isEqualTo(BreakerState.OPEN);
    }

    private void open() {
        end(Outcome.FAILURE, Outcome.FAILURE, Outcome.FAILURE, Outcome.FAILURE);
        assertThat(payments.breakerState()).isEqualTo(BreakerState.OPEN);
    }

    private void end(Outcome... outcomes) {
        for (Outcome outcome : outcomes) {
            payments.start().ended(outcome, outcome == Outcome.SUCCESS ? null : new IllegalStateException("down"));
        }
    }
}
