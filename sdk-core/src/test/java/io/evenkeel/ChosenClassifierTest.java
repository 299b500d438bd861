package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.evenkeel.call.Outcome;
import io.evenkeel.call.OutcomeClassifier;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChosenClassifierTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Readings readings = new Readings(registry);
    private final List<List<@Nullable Object>> asked = new ArrayList<>();
    private final OutcomeClassifier clientFault = (result, error) -> {
        asked.add(Arrays.asList(result, error));
        return Outcome.CLIENT_FAULT;
    };
    private final Reliability reliability = Reliability.builder(registry)
            .announced(false)
            .journey("checkout", journey -> journey.classifier(clientFault))
            .dependency("payments", dependency -> dependency.classifier(clientFault))
            .build();

    @Test
    void decidesOnceForAJourney() {
        reliability.journey("checkout").get(() -> "done");

        assertThat(asked).containsExactly(Arrays.asList("done", null));
        assertThat(readings.nonZero("slo.events.excluded")).isEqualTo(Map.of("checkout client_fault", 1.0));
        assertThat(readings.nonZero("slo.events")).isEmpty();
    }

    @Test
    void decidesOnceForADependency() {
        IllegalStateException error = new IllegalStateException("no such card");

        assertThat(catchThrowable(() -> reliability.dependency("payments").run(() -> {
                    throw error;
                })))
                .isSameAs(error);

        assertThat(asked).containsExactly(Arrays.asList(null, error));
        assertThat(readings.of("dependency.calls")).isEqualTo(Map.of("payments client_fault", 1.0));
    }

    @Test
    void isGivenNullByWorkThatReturnsNothing() {
        reliability.journey("checkout").run(() -> {});
        reliability.dependency("payments").run(() -> {});

        assertThat(asked).containsExactly(Arrays.asList(null, null), Arrays.asList(null, null));
    }

    @Test
    void isNotAskedWhereTheOutcomeIsKnown() {
        reliability.journey("checkout").start().ended(Outcome.TIMEOUT, null);
        reliability.journey("checkout").record(Outcome.FAILURE, 1, null);

        assertThat(asked).isEmpty();
        assertThat(readings.of("journey.duration")).isEqualTo(Map.of("checkout timeout", 1.0, "checkout failure", 1.0));
    }
}
