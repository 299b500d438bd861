package io.evenkeel.prometheus;

import io.micrometer.core.instrument.Tag;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** All timers of one name as Prometheus sees them: a histogram, and a gauge of the highest value. Thread-safe. */
final class TimerFamily implements MultiCollector {
    private record Child(Labels labels, long createdMillis) {}

    private final String name;
    private final String help;
    private final Map<StripedTimer, Child> children = new ConcurrentHashMap<>();

    TimerFamily(String name, String help) {
        this.name = name;
        this.help = help;
    }

    static Labels labels(List<Tag> tags) {
        return Labels.of(
                tags.stream().map(Tag::getKey).toList(),
                tags.stream().map(Tag::getValue).toList());
    }

    void add(StripedTimer timer, Labels labels, long nowMillis) {
        children.put(timer, new Child(labels, nowMillis));
    }

    void remove(StripedTimer timer) {
        children.remove(timer);
    }

    boolean isEmpty() {
        return children.isEmpty();
    }

    @Override
    public MetricSnapshots collect() {
        List<HistogramDataPointSnapshot> histograms = new ArrayList<>();
        List<GaugeDataPointSnapshot> highest = new ArrayList<>();
        Set<Labels> told = new HashSet<>();
        children.forEach((timer, child) -> {
            if (!told.add(child.labels())) {
                return; // tags that became the same in Prometheus: one series of them, instead of no scrape
            }
            histograms.add(new HistogramDataPointSnapshot(
                    ClassicHistogramBuckets.of(timer.upperBounds(), timer.counts()),
                    timer.totalTime(TimeUnit.SECONDS),
                    child.labels(),
                    timer.exemplars(),
                    child.createdMillis()));
            highest.add(new GaugeDataPointSnapshot(timer.max(TimeUnit.SECONDS), child.labels(), null));
        });
        return new MetricSnapshots(
                new HistogramSnapshot(new MetricMetadata(name, help), histograms),
                new GaugeSnapshot(new MetricMetadata(name + "_max", help), highest));
    }

    @Override
    public List<String> getPrometheusNames() {
        return List.of(name, name + "_max");
    }
}
