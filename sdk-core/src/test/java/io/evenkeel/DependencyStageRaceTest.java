package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.evenkeel.call.Outcome;
import io.evenkeel.guard.BreakerSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DependencyStageRaceTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Readings readings = new Readings(registry);

    /** The observer stands for a result that comes in just while the time-out is being counted. */
    @Test
    void aResultThatComesWhileTheTimeoutIsCountedDoesNotReachTheCaller() {
        CompletableFuture<String> inner = new CompletableFuture<>();
        Dependency payments = Reliability.builder(registry)
                .announced(false)
                .observer(call -> inner.complete("late"))
                .dependency("payments", dependency -> dependency.timeout(Duration.ofMillis(20)))
                .build()
                .dependency("payments");

        CompletableFuture<String> answer = payments.stage(() -> inner).toCompletableFuture();

        assertThat(catchThrowable(() -> answer.get(10, TimeUnit.SECONDS)))
                .hasCauseExactlyInstanceOf(TimeoutException.class);
        assertThat(readings.of("dependency.calls")).isEqualTo(Map.of("payments timeout", 1.0));
    }

    @Test
    void whatTheCallerSeesIsWhatIsCountedHoweverTheTimeoutFalls() throws Exception {
        Dependency payments = Reliability.builder(registry)
                .announced(false)
                .dependency("payments", dependency -> dependency
                        .timeout(Duration.ofMillis(1))
                        .breaker(new BreakerSettings(1, 100_000, Duration.ofSeconds(10), Duration.ofSeconds(5), 1)))
                .build()
                .dependency("payments");
        AtomicInteger results = new AtomicInteger();
        AtomicInteger timeouts = new AtomicInteger();

        Together.run(4, thread -> {
            for (int i = 0; i < 250; i++) {
                CompletableFuture<String> inner = new CompletableFuture<>();
                CompletableFuture<String> answer =
                        payments.stage(inner::minimalCompletionStage).toCompletableFuture();
                long dueNanos = System.nanoTime()
                        + 900_000
                        + ThreadLocalRandom.current().nextLong(200_000);
                while (System.nanoTime() < dueNanos) {
                    Thread.onSpinWait();
                }
                inner.complete("done");
                if (catchThrowable(() -> answer.get(10, TimeUnit.SECONDS)) == null) {
                    results.incrementAndGet();
                } else {
                    timeouts.incrementAndGet();
                }
            }
        });

        Map<String, Double> calls = readings.of("dependency.calls");
        assertThat(calls.getOrDefault("payments " + Outcome.SUCCESS.label(), 0.0))
                .isEqualTo(results.get());
        assertThat(calls.getOrDefault("payments " + Outcome.TIMEOUT.label(), 0.0))
                .isEqualTo(timeouts.get());
        assertThat(results.get() + timeouts.get()).isEqualTo(1_000);
    }
}
