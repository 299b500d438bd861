package io.evenkeel.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.call.Component;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class FaultMeterTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final FaultMeter faults = new FaultMeter();

    @Test
    void countsEachComponentByItself() {
        faults.isolated(Component.METRICS, new IllegalStateException());
        faults.publish(registry);
        faults.isolated(Component.METRICS, new IllegalStateException());
        faults.isolated(Component.GUARD, new IllegalStateException());

        for (Component component : Component.values()) {
            double expected = component == Component.METRICS ? 2 : component == Component.GUARD ? 1 : 0;
            assertThat(registry.get("reliability.sdk.faults")
                            .tag("component", component.label())
                            .functionCounter()
                            .count())
                    .as(component.label())
                    .isEqualTo(expected);
            assertThat(faults.count(component)).isEqualTo((long) expected);
        }
    }
}
