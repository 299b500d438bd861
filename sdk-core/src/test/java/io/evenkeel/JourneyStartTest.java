package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.call.ActiveCall;
import io.evenkeel.call.Outcome;
import io.evenkeel.call.TestClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class JourneyStartTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Readings readings = new Readings(registry);
    private final TestClock clock = new TestClock();
    private final Journey journey = Reliability.builder(registry)
            .announced(false)
            .nanoClock(clock)
            .journey("checkout")
            .build()
            .journey("checkout");

    @Test
    void aStartedCallIsNotMeasuredBeforeItsEnd() {
        journey.start();

        assertThat(readings.of("journey.duration")).isEmpty();
        assertThat(readings.nonZero("slo.events")).isEmpty();
    }

    @Test
    void theDurationIsFromStartToEnd() {
        ActiveCall call = journey.start();
        clock.advance(Duration.ofMillis(70));

        call.succeeded("result");

        assertThat(registry.get("journey.duration").timer().totalTime(TimeUnit.NANOSECONDS))
                .isEqualTo(70_000_000);
    }

    @Test
    void theClassifierDecidesTheOutcomeOfWhatFailed() {
        journey.start().failed(new TimeoutException());

        assertThat(readings.of("journey.duration")).isEqualTo(Map.of("checkout timeout", 1.0));
    }

    @Test
    void theFirstEndWins() {
        ActiveCall call = journey.start();

        call.failed(new IllegalStateException("first"));
        call.succeeded("second");
        call.ended(Outcome.CANCELLED, null);
        call.failed(new TimeoutException("fourth"));

        assertThat(readings.of("journey.duration")).isEqualTo(Map.of("checkout failure", 1.0));
        assertThat(readings.nonZero("slo.events"))
                .isEqualTo(Map.of("checkout availability bad", 1.0, "checkout latency bad", 1.0));
        assertThat(readings.nonZero("slo.events.excluded")).isEmpty();
    }

    @Test
    @SuppressWarnings("NullAway")
    void anEndWithoutItsErrorOrOutcomeIsRefusedAndLeavesTheCallUnderWay() {
        ActiveCall call = journey.start();

        assertThatThrownBy(() -> call.failed(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("error");
        assertThatThrownBy(() -> call.ended(null, null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("outcome");
        call.succeeded(null);

        assertThat(readings.of("journey.duration")).isEqualTo(Map.of("checkout success", 1.0));
    }
}
