package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.evenkeel.call.CallRejectedException;
import io.evenkeel.call.InvalidSettingException;
import io.evenkeel.call.Outcome;
import io.evenkeel.call.TestClock;
import io.evenkeel.guard.BreakerSettings;
import io.evenkeel.guard.Fallback;
import io.evenkeel.guard.LastGood;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FallbackTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Readings readings = new Readings(registry);
    private final TestClock clock = new TestClock();
    private final Reliability reliability = Reliability.builder(registry)
            .announced(false)
            .nanoClock(clock)
            .journey("checkout")
            .dependency("rates", rates -> rates.classifier((result, error) -> "poor".equals(result)
                            ? Outcome.FAILURE
                            : io.evenkeel.call.OutcomeClassifier.standard().classify(result, error))
                    .breaker(new BreakerSettings(1, 100, Duration.ofSeconds(10), Duration.ofSeconds(5), 1)))
            .build();
    private final Dependency rates = reliability.dependency("rates");

    @Test
    void theCallerGetsItAndTheOutcomeSaysSo() throws Exception {
        List<@Nullable Throwable> causes = new ArrayList<>();
        IOException down = new IOException("down");

        String answer = rates.call(
                () -> {
                    throw down;
                },
                cause -> {
                    causes.add(cause);
                    return "yesterday's";
                });

        assertThat(answer).isEqualTo("yesterday's");
        assertThat(causes).containsExactly(down);
        assertThat(readings.of("dependency.calls")).isEqualTo(Map.of("rates degraded", 1.0));
        assertThat(readings.nonZero("dependency.attempts")).isEqualTo(Map.of("rates failure", 1.0));
    }

    @Test
    void aSuccessNeedsNone() throws Exception {
        assertThat(rates.call(() -> "today's", Fallback.value("yesterday's"))).isEqualTo("today's");

        assertThat(readings.of("dependency.calls")).isEqualTo(Map.of("rates success", 1.0));
    }

    @Test
    void aResultThatCountsAsFailedIsReplacedToo() {
        assertThat(rates.get(() -> "poor", Fallback.value("yesterday's"))).isEqualTo("yesterday's");

        assertThat(readings.of("dependency.calls")).isEqualTo(Map.of("rates degraded", 1.0));
    }

    @Test
    void aRefusalIsReplacedAndStillCounted() throws Exception {
        rates.change(spec -> spec.concurrencyLimit(1));
        rates.start();

        assertThat(rates.call(() -> "today's", Fallback.value("yesterday's"))).isEqualTo("yesterday's");

        assertThat(readings.of("dependency.calls")).isEqualTo(Map.of("rates degraded", 1.0));
        assertThat(readings.nonZero("dependency.rejections")).isEqualTo(Map.of("rates enforced bulkhead_full", 1.0));
    }

    @Test
    void whoGaveUpGetsNone() {
        CancellationException gone = new CancellationException();

        assertThat(catchThrowable(() -> rates.call(
                        () -> {
                            throw gone;
                        },
                        Fallback.value("yesterday's"))))
                .isSameAs(gone);

        assertThat(readings.of("dependency.calls")).isEqualTo(Map.of("rates cancelled", 1.0));
    }

    @Test
    void oneThatFailsLeavesTheCallAsItWas() {
        IOException down = new IOException("down");

        assertThat(catchThrowable(() -> rates.call(
                        () -> {
                            throw down;
                        },
                        cause -> {
                            throw new IllegalStateException("nothing here either");
                        })))
                .isSameAs(down);

        assertThat(readings.of("dependency.calls")).isEqualTo(Map.of("rates failure", 1.0));
    }

    @Test
    void theJourneyLearnsWhatFailedAllTheSame() {
        reliability.journey("checkout").run(() -> {
            rates.get(
                    () -> {
                        throw new IllegalStateException("down");
                    },
                    Fallback.value("yesterday's"));
            clock.advance(Duration.ofSeconds(2)); // late, and the dependency was to blame
        });

        assertThat(readings.nonZero("slo.bad.events")).isEqualTo(Map.of("dependency:rates checkout latency", 1.0));
    }

    @Test
    void theLastGoodValueIsGivenForAsLongAsItIsYoungEnough() throws Exception {
        LastGood<String> last = rates.lastGood(Duration.ofMinutes(5));
        IOException down = new IOException("down");
        assertThat(catchThrowable(() -> failing(last, down))).isSameAs(down);

        rates.call(() -> "at noon", last);
        clock.advance(Duration.ofMinutes(5));
        assertThat(failing(last, down)).isEqualTo("at noon");
        clock.advance(Duration.ofNanos(1));

        assertThat(catchThrowable(() -> failing(last, down))).isSameAs(down);
        assertThat(readings.of("dependency.calls"))
                .isEqualTo(Map.of("rates failure", 2.0, "rates success", 1.0, "rates degraded", 1.0));
    }

    @Test
    void anAgeOfNothingIsRefused() {
        assertThatThrownBy(() -> rates.lastGood(Duration.ZERO))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("max-age: PT0S (expected: a duration > 0)");
    }

    @Test
    void anAsynchronousCallGetsItToo() throws Exception {
        CompletableFuture<String> stage = new CompletableFuture<>();
        CompletableFuture<String> answer =
                rates.stage(() -> stage, Fallback.value("yesterday's")).toCompletableFuture();

        stage.completeExceptionally(new IOException("down"));

        assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo("yesterday's");
        assertThat(readings.of("dependency.calls")).isEqualTo(Map.of("rates degraded", 1.0));
    }

    @Test
    void aStageThatCannotBeStartedIsReplacedToo() throws Exception {
        CompletableFuture<String> answer = rates.<String>stage(
                        () -> {
                            throw new IllegalStateException("no connection");
                        },
                        Fallback.value("yesterday's"))
                .toCompletableFuture();

        assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo("yesterday's");
    }

    @Test
    void aRefusedStageIsReplacedOrFails() throws Exception {
        rates.change(spec -> spec.concurrencyLimit(1));
        rates.start();

        assertThat(rates.stage(CompletableFuture::new, Fallback.value("yesterday's"))
                        .toCompletableFuture()
                        .get(10, TimeUnit.SECONDS))
                .isEqualTo("yesterday's");
        assertThat(catchThrowable(() -> rates.stage(CompletableFuture::new)
                        .toCompletableFuture()
                        .get(10, TimeUnit.SECONDS)))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(CallRejectedException.class);
    }

    private String failing(Fallback<String> fallback, IOException error) throws Exception {
        return rates.call(
                () -> {
                    throw error;
                },
                fallback);
    }
}
