package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.evenkeel.call.CallObserver;
import io.evenkeel.call.ObservedCall;
import io.evenkeel.call.Operation;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class BrokenObserverTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Readings readings = new Readings(registry);
    private final Reliability reliability = Reliability.builder(registry)
            .announced(false)
            .observer(new BrokenObserver())
            .build();

    @Test
    void aResultPassesThroughAndIsMeasured() {
        assertThat(reliability.journey("checkout").get(() -> "done")).isEqualTo("done");

        assertThat(readings.of("journey.duration")).isEqualTo(Map.of("checkout success", 1.0));
        assertThat(readings.nonZero("reliability.sdk.faults")).isEqualTo(Map.of("observer", 2.0));
    }

    @Test
    void anErrorPassesThroughAndIsMeasured() {
        IllegalStateException error = new IllegalStateException("down");

        assertThat(catchThrowable(() -> reliability.dependency("payments").run(() -> {
                    throw error;
                })))
                .isSameAs(error);

        assertThat(error.getSuppressed()).isEmpty();
        assertThat(readings.of("dependency.calls")).isEqualTo(Map.of("payments failure", 1.0));
        assertThat(readings.nonZero("reliability.sdk.faults")).isEqualTo(Map.of("observer", 2.0));
    }

    @Test
    void aStageCompletesAndIsMeasured() {
        CompletableFuture<String> inner = new CompletableFuture<>();
        CompletableFuture<String> answer =
                reliability.dependency("payments").stage(() -> inner).toCompletableFuture();

        inner.complete("done");

        assertThat(answer).isCompletedWithValue("done");
        assertThat(readings.of("dependency.calls")).isEqualTo(Map.of("payments success", 1.0));
        assertThat(readings.nonZero("reliability.sdk.faults")).isEqualTo(Map.of("observer", 2.0));
    }

    private static final class BrokenObserver implements CallObserver {
        @Override
        public void started(Operation operation) {
            throw new AssertionError("started");
        }

        @Override
        public void ended(ObservedCall call) {
            throw new IllegalStateException("ended");
        }
    }
}
