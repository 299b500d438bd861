package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

class JourneyStageTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Readings readings = new Readings(registry);
    private final Journey journey = Reliability.builder(registry)
            .announced(false)
            .journey("checkout")
            .build()
            .journey("checkout");

    @Test
    void returnsTheVeryStageOfTheWork() {
        CompletableFuture<String> stage = new CompletableFuture<>();

        CompletableFuture<String> returned = journey.stage(() -> stage);

        assertThat(returned).isSameAs(stage);
    }

    @Test
    void isMeasuredWhenTheStageCompletesAndNotBefore() {
        CompletableFuture<String> stage = journey.stage(() -> new CompletableFuture<>());
        assertThat(readings.of("journey.duration")).isEmpty();

        stage.complete("done");

        assertThat(readings.of("journey.duration")).isEqualTo(Map.of("checkout success", 1.0));
    }

    @Test
    void aFailedStageIsAFailure() {
        CompletableFuture<String> stage = journey.stage(() -> new CompletableFuture<>());
        IllegalStateException error = new IllegalStateException("down");

        stage.completeExceptionally(error);

        assertThat(readings.of("journey.duration")).isEqualTo(Map.of("checkout failure", 1.0));
        assertThat(stage.handle((result, seen) -> seen).join()).isSameAs(error);
    }

    @Test
    void aCancelledStageIsExcluded() {
        CompletableFuture<String> stage = journey.stage(() -> new CompletableFuture<>());

        stage.cancel(true);

        assertThat(readings.of("journey.duration")).isEqualTo(Map.of("checkout cancelled", 1.0));
        assertThat(readings.nonZero("slo.events.excluded")).isEqualTo(Map.of("checkout cancelled", 1.0));
        assertThat(readings.nonZero("slo.events")).isEmpty();
    }

    @Test
    void aStageThatIsAlreadyDoneIsMeasuredAtOnce() {
        CompletableFuture<String> stage = journey.stage(() -> CompletableFuture.completedFuture("done"));

        assertThat(stage).isCompletedWithValue("done");
        assertThat(readings.of("journey.duration")).isEqualTo(Map.of("checkout success", 1.0));
    }

    @Test
    void aStageThatIsNoFutureIsMeasured() {
        CompletableFuture<String> source = new CompletableFuture<>();

        CompletionStage<String> stage = journey.stage(source::minimalCompletionStage);
        source.complete("done");

        assertThat(stage.toCompletableFuture()).isCompletedWithValue("done");
        assertThat(readings.of("journey.duration")).isEqualTo(Map.of("checkout success", 1.0));
    }

    @Test
    void aStageOfNullIsMeasuredAndReturned() {
        CompletionStage<?> returned = journey.stage(() -> null);

        assertThat(returned).isNull();
        assertThat(readings.of("journey.duration")).isEqualTo(Map.of("checkout success", 1.0));
    }

    @Test
    void whatTheWorkThrowsBeforeThereIsAStageIsThrownOnAndMeasuredOnce() {
        IllegalStateException error = new IllegalStateException("no stage");

        Throwable thrown = catchThrowable(() -> journey.stage(() -> {
            throw error;
        }));

        assertThat(thrown).isSameAs(error);
        assertThat(readings.of("journey.duration")).isEqualTo(Map.of("checkout failure", 1.0));
    }

    @Test
    void aStageThatTakesNoCallbackIsReturnedAllTheSameAndMeasuredOnce() {
        DeafStage stage = new DeafStage();

        assertThat(journey.stage(() -> stage)).isSameAs(stage);

        assertThat(readings.of("journey.duration")).isEqualTo(Map.of("checkout failure", 1.0));
    }

    private static final class DeafStage extends CompletableFuture<String> {
        @Override
        public CompletableFuture<String> whenComplete(BiConsumer<? super String, ? super Throwable> action) {
            throw new UnsupportedOperationException("no callbacks");
        }
    }
}
