package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.call.CurrentJourney;
import io.evenkeel.call.Deadline;
import io.evenkeel.call.JourneyContext;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LateJourneyTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Journey checkout = Reliability.builder(registry)
            .announced(false)
            .nanoClock(() -> 0)
            .journey("checkout", journey -> journey.deadline(Duration.ofSeconds(2)))
            .build()
            .journey("checkout");

    @Test
    void whatCameTooLateIsCountedFromZeroOn() {
        assertThat(rejections())
                .isEqualTo(Map.of("checkout enforced deadline", 0.0, "checkout observed deadline", 0.0));

        checkout.late(true);
        checkout.late(false);
        checkout.late(false);

        assertThat(rejections())
                .isEqualTo(Map.of("checkout enforced deadline", 1.0, "checkout observed deadline", 2.0));
    }

    @Test
    void aCallWithinAnotherKeepsToTheEarlierDeadlineAndIsARetryIfThatIsOne() {
        JourneyContext around = new JourneyContext(new Deadline(1_000), true);
        CurrentJourney.enter(around);
        JourneyContext inner;
        try {
            inner = checkout.context();
        } finally {
            CurrentJourney.leave(around);
        }
        JourneyContext alone = checkout.context();

        assertThat(inner.deadline()).isEqualTo(new Deadline(1_000));
        assertThat(inner.retry()).isTrue();
        assertThat(alone.deadline()).isEqualTo(new Deadline(2_000_000_000));
        assertThat(alone.retry()).isFalse();
    }

    private Map<String, Double> rejections() {
        return new Readings(registry).of("journey.rejections");
    }
}
