package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.evenkeel.call.CallRejectedException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DependencyStageTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Readings readings = new Readings(registry);
    private final CompletableFuture<String> inner = new CompletableFuture<>();

    @Test
    void completesWithTheResultOfTheCallAndIsMeasuredOnce() {
        CompletableFuture<String> answer = start(payments(Duration.ofMinutes(1)));
        assertThat(answer).isNotDone();
        assertThat(readings.of("dependency.calls")).isEmpty();
        String result = new String("done");

        inner.complete(result);

        assertThat(answer.join()).isSameAs(result);
        assertMeasuredOnceAs("success");
    }

    @Test
    void completesWithTheVeryErrorOfTheCallAndIsMeasuredOnce() {
        CompletableFuture<String> answer = start(payments(Duration.ofMinutes(1)));
        IllegalStateException error = new IllegalStateException("down");

        inner.completeExceptionally(error);

        assertThat(errorOf(answer)).isSameAs(error);
        assertMeasuredOnceAs("failure");
    }

    @Test
    void aResultOfNullPassesThrough() {
        CompletableFuture<String> answer = start(payments(Duration.ofMinutes(1)));

        inner.complete(null);

        assertThat(answer.join()).isNull();
        assertMeasuredOnceAs("success");
    }

    @Test
    void aCallThatIsAlreadyDoneIsMeasuredAtOnce() {
        inner.complete("done");

        assertThat(start(payments(Duration.ofMillis(1)))).isCompletedWithValue("done");

        assertMeasuredOnceAs("success");
    }

    @Test
    void aTimeoutCompletesTheAnswerAndCancelsTheCall() {
        CompletableFuture<String> answer = start(payments(Duration.ofMillis(20)));

        Throwable error = errorOf(answer);

        assertThat(error)
                .isExactlyInstanceOf(TimeoutException.class)
                .hasMessage("call to payments took longer than PT0.02S");
        assertMeasuredOnceAs("timeout");
        assertThat(catchThrowable(() -> inner.get(10, TimeUnit.SECONDS))).isNotNull();
        assertThat(inner).isCancelled();
    }

    @Test
    void aCallThatEndsAfterItsTimeoutIsCountedOnceAsATimeout() {
        CompletableFuture<String> stubborn = new CompletableFuture<>();
        CompletableFuture<String> answer = payments(Duration.ofMillis(20))
                .stage(stubborn::minimalCompletionStage)
                .toCompletableFuture();
        assertThat(errorOf(answer)).isInstanceOf(TimeoutException.class);

        stubborn.complete("late");

        assertMeasuredOnceAs("timeout");
    }

    @Test
    void cancellingTheAnswerCancelsTheCallAndIsNoFailure() {
        CompletableFuture<String> answer = start(payments(Duration.ofMinutes(1)));

        answer.cancel(true);

        assertThat(inner).isCancelled();
        assertMeasuredOnceAs("cancelled");
    }

    @Test
    void cancellingTheAnswerEndsACallThatCannotBeCancelled() {
        CompletableFuture<String> answer = payments(Duration.ofMinutes(1))
                .stage(inner::minimalCompletionStage)
                .toCompletableFuture();

        answer.cancel(true);
        assertMeasuredOnceAs("cancelled");
        inner.complete("late");

        assertThat(answer).isCancelled();
        assertMeasuredOnceAs("cancelled");
    }

    @Test
    void aCallThatIsCancelledItselfCancelsTheAnswer() {
        CompletableFuture<String> answer = start(payments(Duration.ofMinutes(1)));

        inner.cancel(true);

        assertThat(answer).isCancelled();
        assertMeasuredOnceAs("cancelled");
    }

    @Test
    void aRefusalIsAFailedStageAndTheWorkIsNotRun() {
        Dependency payments = Reliability.builder(registry)
                .announced(false)
                .dependency("payments", dependency -> dependency.concurrencyLimit(1))
                .build()
                .dependency("payments");
        payments.start();
        AtomicInteger runs = new AtomicInteger();

        CompletionStage<String> answer = payments.stage(() -> {
            runs.incrementAndGet();
            return inner;
        });

        assertThat(errorOf(answer.toCompletableFuture()))
                .isInstanceOf(CallRejectedException.class)
                .hasMessage("call to payments refused: bulkhead_full");
        assertThat(runs).hasValue(0);
        assertThat(readings.of("dependency.calls")).isEqualTo(Map.of("payments rejected", 1.0));
    }

    @Test
    void whatTheWorkThrowsBeforeThereIsAStageIsThrownOnAndCounted() {
        Dependency payments = payments(Duration.ofMinutes(1));
        IllegalStateException error = new IllegalStateException("no stage");

        Throwable thrown = catchThrowable(() -> payments.stage(() -> {
            throw error;
        }));

        assertThat(thrown).isSameAs(error);
        assertMeasuredOnceAs("failure");
    }

    private Dependency payments(Duration timeout) {
        return Reliability.builder(registry)
                .announced(false)
                .dependency("payments", dependency -> dependency.timeout(timeout))
                .build()
                .dependency("payments");
    }

    private CompletableFuture<String> start(Dependency payments) {
        return payments.stage(() -> inner).toCompletableFuture();
    }

    private static @Nullable Throwable errorOf(CompletableFuture<String> answer) {
        Throwable thrown = catchThrowable(() -> answer.get(10, TimeUnit.SECONDS));
        assertThat(thrown).isInstanceOf(ExecutionException.class);
        return thrown.getCause();
    }

    private void assertMeasuredOnceAs(String outcome) {
        assertThat(readings.of("dependency.calls")).isEqualTo(Map.of("payments " + outcome, 1.0));
        assertThat(readings.nonZero("dependency.attempts")).isEqualTo(Map.of("payments " + outcome, 1.0));
    }
}
