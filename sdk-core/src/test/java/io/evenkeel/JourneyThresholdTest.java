package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.call.TestClock;
import io.evenkeel.slo.Objective;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JourneyThresholdTest {
    private static final Duration THRESHOLD = Duration.ofMillis(300);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Readings readings = new Readings(registry);
    private final TestClock clock = new TestClock();
    private final Journey journey = Reliability.builder(registry)
            .announced(false)
            .nanoClock(clock)
            .journey("checkout", journey -> journey.objective(Objective.latency("0.99", THRESHOLD)))
            .build()
            .journey("checkout");

    @Test
    void exactlyTheThresholdIsGood() {
        journey.run(() -> clock.advance(THRESHOLD));

        assertThat(readings.nonZero("slo.events")).isEqualTo(Map.of("checkout latency good", 1.0));
    }

    @Test
    void oneNanosecondMoreIsBad() {
        journey.run(() -> clock.advance(THRESHOLD.plusNanos(1)));

        assertThat(readings.nonZero("slo.events")).isEqualTo(Map.of("checkout latency bad", 1.0));
    }

    @Test
    void aClockThatGoesBackIsGood() {
        journey.run(() -> clock.advance(Duration.ofSeconds(-5)));

        assertThat(readings.nonZero("slo.events")).isEqualTo(Map.of("checkout latency good", 1.0));
    }
}
