package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.call.BreakerState;
import io.evenkeel.call.Cause;
import io.evenkeel.call.JourneyContext;
import io.evenkeel.call.Outcome;
import io.evenkeel.guard.BreakerSettings;
import io.evenkeel.guard.GuardMode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DependencyRecordTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Readings readings = new Readings(registry);
    private final Reliability reliability = Reliability.builder(registry)
            .announced(false)
            .dependencyDefaults(defaults ->
                    defaults.breaker(new BreakerSettings(0.5, 1, Duration.ofSeconds(10), Duration.ofSeconds(5), 1)))
            .dependency("declared", declared -> declared.concurrencyLimit(7))
            .build();
    private final Dependency orders = reliability.dependency("orders");

    @Test
    void isCountedOnceWithItsDuration() {
        orders.record(Outcome.SUCCESS, TimeUnit.MILLISECONDS.toNanos(250), null, null);
        orders.record(Outcome.FAILURE, -1, new IOException("reset"), null);

        assertThat(readings.of("dependency.calls")).isEqualTo(Map.of("orders success", 1.0, "orders failure", 1.0));
        assertThat(readings.nonZero("dependency.attempts"))
                .isEqualTo(Map.of("orders success", 1.0, "orders failure", 1.0));
        assertThat(registry.get("dependency.calls").tag("dependency", "orders").timers().stream()
                        .mapToDouble(timer -> timer.totalTime(TimeUnit.MILLISECONDS))
                        .sum())
                .isEqualTo(250);
    }

    @Test
    void leavesItsCauseWithTheJourneyUntilItSucceeds() {
        JourneyContext journey = new JourneyContext();

        orders.record(Outcome.TIMEOUT, 1, null, journey);
        assertThat(journey.causes().latest()).isEqualTo(Cause.dependency("orders"));

        orders.record(Outcome.SUCCESS, 1, null, journey);
        assertThat(journey.causes().latest()).isNull();
    }

    @Test
    void opensNoBreaker() {
        for (int i = 0; i < 100; i++) {
            orders.record(Outcome.FAILURE, 1, new IOException("reset"), null);
        }

        assertThat(orders.breakerState()).isEqualTo(BreakerState.CLOSED);
        orders.run(() -> {});
        assertThat(readings.nonZero("dependency.rejections")).isEmpty();
    }

    @Test
    void itsClassifierDecides() {
        assertThat(orders.classify(null, new IOException("reset"))).isEqualTo(Outcome.FAILURE);
        assertThat(orders.classify("result", null)).isEqualTo(Outcome.SUCCESS);
    }

    @Test
    void aDependencyThatIsDeclaredOnTheWayKeepsWhatWasDeclaredBefore() {
        assertThat(reliability
                        .dependency("on-the-way", spec -> spec.mode(GuardMode.OFF))
                        .mode())
                .isEqualTo(GuardMode.OFF);
        Dependency declared = reliability.dependency("declared", spec -> spec.mode(GuardMode.OFF));
        assertThat(declared.mode()).isEqualTo(GuardMode.ENFORCE);
        assertThat(declared.settings().concurrencyLimit()).isEqualTo(7);
    }
}
