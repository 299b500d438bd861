package io.evenkeel.metrics;

import io.evenkeel.call.Component;
import io.evenkeel.call.FaultListener;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts isolated faults by itself, and lets the registry read the count: so it also counts a registry that throws. */
public final class FaultMeter implements FaultListener {
    private final Map<Component, LongAdder> counts = new EnumMap<>(Component.class);

    public FaultMeter() {
        for (Component component : Component.values()) {
            counts.put(component, new LongAdder());
        }
    }

    /** Publishes the counts, each of them from 0 on. */
    public void publish(MeterRegistry registry) {
        counts.forEach((component, count) -> FunctionCounter.builder(
                        MeterNames.RELIABILITY_SDK_FAULTS, count, LongAdder::doubleValue)
                .description("Faults of the SDK that were kept away from the application")
                .tag("component", component.label())
                .register(registry));
    }

    @Override
    public void isolated(Component component, Throwable fault) {
        LongAdder count = counts.get(component);
        if (count != null) {
            count.increment();
        }
    }

    /** How many faults have been isolated, by the label of the component; only those that have some. */
    public Map<String, Long> counted() {
        Map<String, Long> counted = new TreeMap<>();
        counts.forEach((component, count) -> {
            if (count.sum() > 0) {
                counted.put(component.label(), count.sum());
            }
        });
        return counted;
    }

    /** How many faults have been isolated in a component. */
    public long count(Component component) {
        LongAdder count = counts.get(component);
        return count == null ? 0 : count.sum();
    }
}
