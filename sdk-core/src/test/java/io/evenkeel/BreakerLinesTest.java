package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.call.Outcome;
import io.evenkeel.call.TestClock;
import io.evenkeel.guard.BreakerSettings;
import io.evenkeel.logging.LogLines;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BreakerLinesTest {
    private final LogLines log = new LogLines("io.evenkeel.breaker");
    private final TestClock clock = new TestClock();
    private final Dependency payments = Reliability.builder(new SimpleMeterRegistry())
            .announced(false)
            .nanoClock(clock)
            .dependency(
                    "payments",
                    dependency -> dependency.breaker(
                            new BreakerSettings(1, 1, Duration.ofSeconds(10), Duration.ofSeconds(5), 1)))
            .build()
            .dependency("payments");

    @AfterEach
    void closeLog() {
        log.close();
    }

    @Test
    void eachChangeOfStateIsOneLine() {
        end(Outcome.SUCCESS);
        clock.advance(Duration.ofSeconds(11));
        end(Outcome.FAILURE);
        clock.advance(Duration.ofSeconds(6));
        end(Outcome.FAILURE);
        clock.advance(Duration.ofSeconds(6));
        end(Outcome.SUCCESS);
        end(Outcome.SUCCESS);

        assertThat(log.lines())
                .containsExactly(
                        "WARN Breaker of dependency payments: closed -> open",
                        "INFO Breaker of dependency payments: open -> half_open",
                        "WARN Breaker of dependency payments: half_open -> open",
                        "INFO Breaker of dependency payments: open -> half_open",
                        "INFO Breaker of dependency payments: half_open -> closed");
    }

    private void end(Outcome outcome) {
        payments.start().ended(outcome, null);
    }
}
