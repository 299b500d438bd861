package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.call.ActiveCall;
import io.evenkeel.call.BreakerState;
import io.evenkeel.call.CallRejectedException;
import io.evenkeel.call.Outcome;
import io.evenkeel.call.TestClock;
import io.evenkeel.guard.BreakerSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A dependency with a time-out of 40 ms, whose breaker opens for 10 ms and then tries with two calls. */
class DependencyTrialTimeTest {
    private final TestClock clock = new TestClock();
    private final Dependency payments = Reliability.builder(new SimpleMeterRegistry())
            .announced(false)
            .nanoClock(clock)
            .dependency("payments", dependency -> dependency
                    .timeout(Duration.ofMillis(40))
                    .breaker(new BreakerSettings(1, 2, Duration.ofSeconds(10), Duration.ofMillis(10), 2)))
            .build()
            .dependency("payments");

    @Test
    void trialsThatNeverEndDoNotHoldTheBreakerHalfOpen() {
        halfOpen();
        payments.start();
        payments.start();

        clock.advance(Duration.ofMillis(50));
        assertRefused();
        assertThat(payments.breakerState()).isEqualTo(BreakerState.HALF_OPEN);
        clock.advance(Duration.ofNanos(1));
        assertRefused();
        assertThat(payments.breakerState()).isEqualTo(BreakerState.OPEN);

        clock.advance(Duration.ofMillis(11));
        payments.start().succeeded(null);
        payments.start().succeeded(null);
        assertThat(payments.breakerState()).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void whereCallsAreFewTheTrialsMayTakeAsLongAsTheyLike() {
        halfOpen();
        payments.start().succeeded(null);
        clock.advance(Duration.ofHours(1));
        ActiveCall last = payments.start();

        assertRefused();
        assertThat(payments.breakerState()).isEqualTo(BreakerState.HALF_OPEN);
        last.succeeded(null);

        assertThat(payments.breakerState()).isEqualTo(BreakerState.CLOSED);
    }

    private void halfOpen() {
        payments.start().ended(Outcome.FAILURE, null);
        payments.start().ended(Outcome.FAILURE, null);
        clock.advance(Duration.ofMillis(11));
    }

    private void assertRefused() {
        assertThatThrownBy(payments::start).isInstanceOf(CallRejectedException.class);
    }
}
