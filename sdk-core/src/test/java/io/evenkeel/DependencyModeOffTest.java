package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.call.BreakerState;
import io.evenkeel.call.Outcome;
import io.evenkeel.guard.BreakerSettings;
import io.evenkeel.guard.GuardMode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DependencyModeOffTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Readings readings = new Readings(registry);
    private final Dependency payments = Reliability.builder(registry)
            .announced(false)
            .mode(GuardMode.OFF)
            .dependency("payments", dependency -> dependency
                    .timeout(Duration.ofMillis(1))
                    .concurrencyLimit(1)
                    .breaker(new BreakerSettings(0.5, 1, Duration.ofSeconds(10), Duration.ofSeconds(5), 1)))
            .build()
            .dependency("payments");

    @Test
    void refusesNothingHoweverManyFail() {
        for (int i = 0; i < 100; i++) {
            payments.start().ended(Outcome.FAILURE, null);
        }

        assertThat(payments.breakerState()).isEqualTo(BreakerState.CLOSED);
        assertThat(readings.of("dependency.calls")).isEqualTo(Map.of("payments failure", 100.0));
        assertThat(readings.nonZero("dependency.attempts")).isEqualTo(Map.of("payments failure", 100.0));
        assertThat(readings.nonZero("dependency.rejections")).isEmpty();
    }

    @Test
    void refusesNothingHoweverManyAreUnderWay() {
        for (int i = 0; i < 100; i++) {
            payments.start();
        }

        payments.run(() -> {});

        assertThat(readings.of("dependency.calls")).isEqualTo(Map.of("payments success", 1.0));
    }

    @Test
    void timesNothingOut() {
        CompletableFuture<String> inner = new CompletableFuture<>();
        CompletableFuture<String> answer = payments.stage(() -> inner).toCompletableFuture();
        new CompletableFuture<String>()
                .completeOnTimeout("much later than the time-out", 50, TimeUnit.MILLISECONDS)
                .join();
        assertThat(answer).isNotDone();

        inner.complete("done");

        assertThat(answer).isCompletedWithValue("done");
        assertThat(readings.of("dependency.calls")).isEqualTo(Map.of("payments success", 1.0));
    }

    @Test
    void cancellingTheAnswerStillCancelsTheCall() {
        CompletableFuture<String> inner = new CompletableFuture<>();

        payments.stage(() -> inner).toCompletableFuture().cancel(true);

        assertThat(inner).isCancelled();
        assertThat(readings.of("dependency.calls")).isEqualTo(Map.of("payments cancelled", 1.0));
    }

    @Test
    void aDependencyCanBeGuardedWhereTheOthersAreNot() {
        Reliability reliability = Reliability.builder(registry)
                .announced(false)
                .mode(GuardMode.OFF)
                .dependency("ledger", dependency -> dependency.mode(GuardMode.ENFORCE))
                .build();

        assertThat(reliability.dependency("ledger").settings().mode()).isEqualTo(GuardMode.ENFORCE);
        assertThat(reliability.dependency("late").settings().mode()).isEqualTo(GuardMode.OFF);
    }
}
