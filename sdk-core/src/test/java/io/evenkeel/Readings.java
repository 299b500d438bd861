package io.evenkeel;

import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a registry says about all meters of one name: the values of their tags, in order of the keys, to their count. */
final class Readings {
    private final MeterRegistry registry;

    Readings(MeterRegistry registry) {
        this.registry = registry;
    }

    Map<String, Double> of(String meterName) {
        return registry.getMeters().stream()
                .filter(meter -> meter.getId().getName().equals(meterName))
                .collect(Collectors.toMap(Readings::tags, Readings::count, Double::sum, TreeMap::new));
    }

    Map<String, Double> nonZero(String meterName) {
        Map<String, Double> counts = of(meterName);
        counts.values().removeIf(count -> count == 0);
        return counts;
    }

    double sum(String meterName) {
        return of(meterName).values().stream().mapToDouble(count -> count).sum();
    }

    private static String tags(Meter meter) {
        return meter.getId().getTags().stream()
                .sorted(Comparator.comparing(Tag::getKey))
                .map(Tag::getValue)
                .collect(Collectors.joining(" "));
    }

    private static double count(Meter meter) {
        Measurement first = meter.measure().iterator().next();
        return first.getValue();
    }
}
