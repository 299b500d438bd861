package io.evenkeel.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * The boundaries of our histograms, and the filter that adds them to those which the application has chosen for the same
 * meter. One list for all timers of a name: mixed ones make a whole Prometheus scrape fail. A filter sees what the filters
 * before it have chosen, so it belongs behind those of the application. Thread-safe.
 */
public final class HistogramBoundaries implements MeterFilter {
    private volatile Map<String, double[]> nanosByMeter = Map.of();

    /** The names of the timers that are histograms, as Micrometer knows them. */
    public static Set<String> meters() {
        return Set.of(MeterNames.JOURNEY_DURATION, MeterNames.DEPENDENCY_CALLS);
    }

    /** Sets the boundaries, before the first timer is registered. */
    public void set(List<Duration> ofJourneys, List<Duration> ofDependencies) {
        nanosByMeter = Map.of(
                MeterNames.JOURNEY_DURATION, nanos(ofJourneys), MeterNames.DEPENDENCY_CALLS, nanos(ofDependencies));
    }

    /**
     * Adds this filter to a registry that holds no meter yet. Otherwise it is too late: Micrometer warns in the
     * application's log about every filter that comes after a meter.
     */
    public void addTo(MeterRegistry registry) {
        if (registry.getMeters().isEmpty()) {
            registry.config().meterFilter(this);
        }
    }

    @Override
    public @Nullable DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
        double[] ours = nanosByMeter.get(id.getName());
        if (ours == null) {
            return config;
        }
        double[] theirs = config.getServiceLevelObjectiveBoundaries();
        double[] both = DoubleStream.concat(
                        Arrays.stream(ours), theirs == null ? DoubleStream.empty() : Arrays.stream(theirs))
                .sorted()
                .distinct()
                .toArray();
        return DistributionStatisticConfig.builder()
                .serviceLevelObjectives(both)
                .build()
                .merge(config);
    }

    private static double[] nanos(List<Duration> boundaries) {
        return boundaries.stream().mapToDouble(Duration::toNanos).toArray();
    }
}
