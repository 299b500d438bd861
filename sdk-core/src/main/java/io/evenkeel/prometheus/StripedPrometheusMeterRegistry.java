package io.evenkeel.prometheus;

import io.evenkeel.metrics.HistogramBoundaries;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.core.instrument.distribution.pause.NoPauseDetector;
import io.micrometer.core.instrument.distribution.pause.PauseDetector;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.config.ExemplarsProperties;
import io.prometheus.metrics.config.PrometheusProperties;
import io.prometheus.metrics.config.PrometheusPropertiesLoader;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.tracer.common.SpanContext;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Micrometer's registry for Prometheus, with cheaper timers for calls: threads that record into the same histogram do
 * not meet in one array, and the clock is not read to record. What a scrape shows is the same, but that the highest value
 * ages from the scrape that saw it first. All other meters are Micrometer's own, and so are the timers of a name whose first
 * one is to have percentiles.
 */
public final class StripedPrometheusMeterRegistry extends PrometheusMeterRegistry {
    private final Set<String> striped;
    private final boolean descriptions;
    private final @Nullable SpanContext spans;
    private final ExemplarsProperties sampling;
    private final Map<String, Boolean> stripedByName = new ConcurrentHashMap<>();
    private final Map<String, TimerFamily> families = new ConcurrentHashMap<>();

    /**
     * With cheaper timers for the calls of journeys and dependencies.
     *
     * @param spans where exemplars come from, or {@code null} for none
     */
    public StripedPrometheusMeterRegistry(
            PrometheusConfig config, PrometheusRegistry registry, Clock clock, @Nullable SpanContext spans) {
        this(config, registry, clock, spans, HistogramBoundaries.meters());
    }

    /**
     * @param striped the names of the timers to be made cheaper, as Micrometer knows them
     */
    StripedPrometheusMeterRegistry(
            PrometheusConfig config,
            PrometheusRegistry registry,
            Clock clock,
            @Nullable SpanContext spans,
            Set<String> striped) {
        super(config, registry, clock, spans);
        this.striped = Set.copyOf(striped);
        this.descriptions = config.descriptions();
        this.spans = spans;
        this.sampling = properties(config).getExemplarProperties();
        config().onMeterRemoved(this::removed);
    }

    private static PrometheusProperties properties(PrometheusConfig config) {
        Properties chosen = config.prometheusProperties();
        return chosen == null ? PrometheusPropertiesLoader.load() : PrometheusPropertiesLoader.load(chosen);
    }

    @Override
    protected Timer newTimer(Meter.Id id, DistributionStatisticConfig config, PauseDetector pauses) {
        if (!striped.contains(id.getName()) || !isStriped(getConventionName(id), config, pauses)) {
            return super.newTimer(id, config, pauses);
        }
        StripedTimer timer = new StripedTimer(id, clock, config, spans, sampling);
        Labels labels = TimerFamily.labels(getConventionTags(id));
        families.compute(getConventionName(id), (name, family) -> {
            TimerFamily known = family == null ? registered(name, id) : family;
            known.add(timer, labels, clock.wallTime());
            return known;
        });
        return timer;
    }

    /** The first timer of a name decides for all of them: two collectors of one name make a whole scrape fail. */
    private boolean isStriped(String name, DistributionStatisticConfig config, PauseDetector pauses) {
        return stripedByName.computeIfAbsent(
                name,
                first -> config.isPublishingHistogram()
                        && !config.isPublishingPercentiles()
                        && pauses instanceof NoPauseDetector);
    }

    private TimerFamily registered(String name, Meter.Id id) {
        String description = descriptions ? id.getDescription() : null;
        TimerFamily family = new TimerFamily(name, description == null ? " " : description);
        getPrometheusRegistry().register(family);
        return family;
    }

    private void removed(Meter meter) {
        if (meter instanceof StripedTimer timer) {
            families.computeIfPresent(getConventionName(timer.getId()), (name, family) -> {
                family.remove(timer);
                if (family.isEmpty()) {
                    getPrometheusRegistry().unregister(family);
                    return null;
                }
                return family;
            });
        }
    }
}
