package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.evenkeel.call.OutcomeClassifier;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BrokenClassifierTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Readings readings = new Readings(registry);

    @SuppressWarnings("NullAway")
    static Stream<Named<OutcomeClassifier>> classifiers() {
        return Stream.of(
                Named.of("throws", (result, error) -> {
                    throw new IllegalStateException("broken");
                }),
                Named.of("returns null", (result, error) -> null));
    }

    @ParameterizedTest
    @MethodSource("classifiers")
    void aResultPassesThroughAndTheStandardDecides(OutcomeClassifier classifier) {
        Reliability reliability = reliability(classifier);

        assertThat(reliability.journey("checkout").get(() -> "done")).isEqualTo("done");
        assertThat(reliability.dependency("payments").get(() -> "done")).isEqualTo("done");

        assertThat(readings.of("journey.duration")).isEqualTo(Map.of("checkout success", 1.0));
        assertThat(readings.of("dependency.calls")).isEqualTo(Map.of("payments success", 1.0));
        assertThat(readings.nonZero("reliability.sdk.faults")).isEqualTo(Map.of("classifier", 2.0));
    }

    @ParameterizedTest
    @MethodSource("classifiers")
    void anErrorPassesThroughAndTheStandardDecides(OutcomeClassifier classifier) {
        Reliability reliability = reliability(classifier);
        IllegalStateException error = new IllegalStateException("down");

        assertThat(catchThrowable(() -> reliability.journey("checkout").run(() -> {
                    throw error;
                })))
                .isSameAs(error);
        assertThat(reliability
                        .dependency("payments")
                        .stage(() -> CompletableFuture.failedFuture(error))
                        .toCompletableFuture())
                .isCompletedExceptionally();

        assertThat(error.getSuppressed()).isEmpty();
        assertThat(readings.of("journey.duration")).isEqualTo(Map.of("checkout failure", 1.0));
        assertThat(readings.of("dependency.calls")).isEqualTo(Map.of("payments failure", 1.0));
        assertThat(readings.nonZero("reliability.sdk.faults")).isEqualTo(Map.of("classifier", 2.0));
    }

    private Reliability reliability(OutcomeClassifier classifier) {
        return Reliability.builder(registry)
                .announced(false)
                .journey("checkout", journey -> journey.classifier(classifier))
                .dependency("payments", dependency -> dependency.classifier(classifier))
                .build();
    }
}
