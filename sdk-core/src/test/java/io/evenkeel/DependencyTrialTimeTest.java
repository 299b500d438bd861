package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.evenkeel.call.BreakerState;
import io.evenkeel.call.Outcome;
import io.evenkeel.call.TestClock;
import io.evenkeel.guard.BreakerSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DependencyTrialTimeTest {
    private final TestClock clock = new TestClock();
    private final Dependency payments = Reliability.builder(new SimpleMeterRegistry())
            .announced(false)
            .nanoClock(clock)
            .dependency("payments", dependency -> dependency
                    .timeout(Duration.ofMillis(40))
                    .breaker(new BreakerSettings(1, 1, Duration.ofSeconds(10), Duration.ofMillis(10), 1)))
            .build()
            .dependency("payments");

    @Test
    void aTrialThatNeverEndsDoesNotHoldTheBreakerHalfOpen() {
        payments.start().ended(Outcome.FAILURE, null);
        clock.advance(Duration.ofMillis(11));
        payments.start();

        await().atMost(Duration.ofSeconds(10)).until(() -> payments.breakerState() == BreakerState.OPEN);

        clock.advance(Duration.ofMillis(11));
        payments.start().succeeded(null);
        assertThat(payments.breakerState()).isEqualTo(BreakerState.CLOSED);
    }
}
