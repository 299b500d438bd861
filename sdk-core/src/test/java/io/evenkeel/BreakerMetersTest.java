package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.evenkeel.call.Outcome;
import io.evenkeel.guard.BreakerSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Resilience4j's own meters of our breakers: run once without its library for them, and once with it. */
class BreakerMetersTest {
    private static final String STATE = "resilience4j.circuitbreaker.state";

    @BeforeAll
    static void needsTheLibrary() {
        assumeTrue(Resilience4jMeters.isPresent(), "resilience4j-micrometer");
    }

    @Test
    void tellEachCallAndFollowAnotherBreaker() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        Readings readings = new Readings(registry);
        Dependency payments = Reliability.builder(registry)
                .announced(false)
                .dependency("payments", spec -> spec.breaker(breaker(2)))
                .build()
                .dependency("payments");

        payments.run(() -> {});
        payments.start().ended(Outcome.FAILURE, null);
        assertThat(registry.get("resilience4j.circuitbreaker.calls")
                        .tag("kind", "successful")
                        .timer()
                        .count())
                .isOne();
        assertThat(readings.of(STATE)).containsEntry("payments open", 1.0);
        assertThat(readings.of("dependency.breaker.state")).containsEntry("payments open", 1.0);

        payments.change(spec -> spec.breaker(breaker(3)));
        payments.start();
        assertThat(readings.of(STATE)).containsEntry("payments closed", 1.0);
    }

    @Test
    void thatAreMissingTakeNoOtherWithThem() {
        BrokenRegistry registry = BrokenRegistry.registering(STATE::equals);
        Reliability reliability = Reliability.builder(registry).announced(false).build();
        Readings readings = new Readings(registry);

        assertThat(reliability.dependency("late").get(() -> "done")).isEqualTo("done");

        assertThat(readings.of("dependency.calls")).isEqualTo(Map.of("late success", 1.0));
        assertThat(readings.nonZero("reliability.sdk.faults")).isEqualTo(Map.of("metrics", 1.0));
    }

    private static BreakerSettings breaker(int minimumCalls) {
        return new BreakerSettings(0.5, minimumCalls, Duration.ofSeconds(30), Duration.ofSeconds(30), 1);
    }
}
