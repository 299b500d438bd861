package io.evenkeel.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.guard.GuardMode;
import io.evenkeel.slo.ExclusionReason;
import io.evenkeel.slo.ObjectiveKind;
import io.evenkeel.standard.Tier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The values of the labels are public API: the telemetry contract lists them. */
class LabelsTest {
    @Test
    void theValuesAreThoseOfTheContract() {
        assertThat(Stream.of(Outcome.values()).map(Outcome::label))
                .containsExactly("success", "client_fault", "failure", "timeout", "rejected", "cancelled", "degraded");
        assertThat(Stream.of(RejectionReason.values()).map(RejectionReason::label))
                .containsExactly("circuit_open", "bulkhead_full", "deadline", "retry_budget");
        assertThat(Stream.of(BreakerState.values()).map(BreakerState::label))
                .containsExactly("closed", "open", "half_open");
        assertThat(Stream.of(Component.values()).map(Component::label))
                .containsExactly(
                        "observer",
                        "classifier",
                        "listener",
                        "metrics",
                        "guard",
                        "inbound",
                        "outbound",
                        "logging",
                        "tracing",
                        "context",
                        "practice");
        assertThat(Stream.of(ExclusionReason.values()).map(ExclusionReason::label))
                .containsExactly("client_fault", "cancelled", "probe");
        assertThat(Stream.of(ObjectiveKind.values()).map(ObjectiveKind::label))
                .containsExactly("availability", "latency", "freshness");
        assertThat(Stream.of(GuardMode.values()).map(GuardMode::label)).containsExactly("enforce", "observe", "off");
        assertThat(Stream.of(Tier.values()).map(Tier::label)).containsExactly("critical", "high", "medium", "low");
    }
}
