package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.call.Outcome;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class JourneyTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Reliability reliability = Reliability.builder(registry)
            .announced(false)
            .journey("checkout")
            .journey("search", journey -> journey.classifier((result, error) -> Outcome.CLIENT_FAULT))
            .build();

    @Test
    void aClassifierIsAskedWithoutCountingAnything() {
        assertThat(reliability.journey("checkout").classify(null, new TimeoutException()))
                .isEqualTo(Outcome.TIMEOUT);
        assertThat(reliability.journey("search").classify("result", null)).isEqualTo(Outcome.CLIENT_FAULT);

        assertThat(new Readings(registry).nonZero("slo.events")).isEmpty();
        assertThat(new Readings(registry).nonZero("slo.events.excluded")).isEmpty();
    }

    @Test
    void aDeclaredJourneyIsUnaskedUntilItIsAskedFor() {
        assertThat(reliability.unaskedJourneys()).containsExactlyInAnyOrder("checkout", "search");

        reliability.journey("checkout");

        assertThat(reliability.unaskedJourneys()).containsExactly("search");
        assertThat(reliability.unaskedDependencies()).isEmpty();
    }
}
