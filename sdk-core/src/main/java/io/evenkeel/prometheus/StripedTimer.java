package io.evenkeel.prometheus;

import io.micrometer.core.instrument.AbstractTimer;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.core.instrument.distribution.HistogramSnapshot;
import io.micrometer.core.instrument.distribution.TimeWindowMax;
import io.micrometer.core.instrument.distribution.pause.NoPauseDetector;
import io.micrometer.core.instrument.util.TimeUtils;
import io.prometheus.metrics.config.ExemplarsProperties;
import io.prometheus.metrics.core.exemplars.ExemplarSampler;
import io.prometheus.metrics.core.exemplars.ExemplarSamplerConfig;
import io.prometheus.metrics.model.snapshots.Exemplars;
import io.prometheus.metrics.tracer.common.SpanContext;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** A timer whose counts are striped, one count for each bucket, and added up when somebody reads them. Thread-safe. */
final class StripedTimer extends AbstractTimer {
    private static final double NANOS_PER_SECOND = 1e9;

    private final long[] boundaries;
    private final double[] upperBounds;
    private final LongAdder[] buckets;
    private final LongAdder sum = new LongAdder();
    private final LongAccumulator maxSinceRead = new LongAccumulator(Math::max, 0);
    private final TimeWindowMax max;
    private final @Nullable SpanContext spans;
    private final @Nullable ExemplarSampler exemplars;
    private volatile boolean unanswered;

    /**
     * @param spans where exemplars come from, or {@code null} for none
     * @param sampling how long an exemplar is kept
     */
    StripedTimer(
            Meter.Id id,
            Clock clock,
            DistributionStatisticConfig config,
            @Nullable SpanContext spans,
            ExemplarsProperties sampling) {
        super(id, clock, withoutHistogram(config), new NoPauseDetector(), TimeUnit.SECONDS, false);
        this.boundaries = config.getHistogramBuckets(true).stream()
                .mapToLong(nanos -> (long) Math.floor(nanos))
                .toArray();
        this.upperBounds = new double[boundaries.length + 1];
        this.buckets = new LongAdder[boundaries.length + 1];
        for (int i = 0; i < buckets.length; i++) {
            upperBounds[i] = i < boundaries.length ? boundaries[i] / NANOS_PER_SECOND : Double.POSITIVE_INFINITY;
            buckets[i] = new LongAdder();
        }
        this.max = new TimeWindowMax(clock, config);
        this.spans = spans;
        this.exemplars =
                spans == null ? null : new ExemplarSampler(new ExemplarSamplerConfig(sampling, upperBounds), spans);
    }

    private static DistributionStatisticConfig withoutHistogram(DistributionStatisticConfig config) {
        return DistributionStatisticConfig.builder()
                .percentilesHistogram(false)
                .serviceLevelObjectives()
                .build()
                .merge(config);
    }

    @Override
    protected void recordNonNegative(long amount, TimeUnit unit) {
        long nanos = unit.toNanos(amount);
        buckets[bucket(nanos)].increment();
        if (nanos > 0) {
            sum.add(nanos);
        }
        maxSinceRead.accumulate(nanos);
        if (exemplars != null && isSampled()) {
            exemplars.observe(nanos / NANOS_PER_SECOND);
        }
    }

    /** Asked here, because the sampler reads the clock before it asks. A tracer that is not all there is asked once. */
    private boolean isSampled() {
        if (spans == null || unanswered) {
            return false;
        }
        try {
            return spans.isCurrentSpanSampled();
        } catch (LinkageError absent) {
            unanswered = true;
            return false;
        }
    }

    /** A walk, not a search: most calls are fast, and a short array is read faster from its beginning. */
    private int bucket(long nanos) {
        int i = 0;
        while (i < boundaries.length && nanos > boundaries[i]) {
            i++;
        }
        return i;
    }

    double[] upperBounds() {
        return upperBounds;
    }

    /** How many calls fell into each bucket, each call into one of them. */
    long[] counts() {
        long[] counts = new long[buckets.length];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = buckets[i].sum();
        }
        return counts;
    }

    Exemplars exemplars() {
        return exemplars == null ? Exemplars.EMPTY : exemplars.collect();
    }

    @Override
    public long count() {
        long count = 0;
        for (LongAdder bucket : buckets) {
            count += bucket.sum();
        }
        return count;
    }

    @Override
    public double totalTime(TimeUnit unit) {
        return TimeUtils.nanosToUnit((double) sum.sum(), unit);
    }

    /** What was recorded since the last reading counts as recorded now: so a reading, and no call, reads the clock. */
    @Override
    public double max(TimeUnit unit) {
        max.record((double) maxSinceRead.getThenReset(), TimeUnit.NANOSECONDS);
        return max.poll(unit);
    }

    @Override
    public HistogramSnapshot takeSnapshot() {
        long[] counts = counts();
        CountAtBucket[] cumulative = new CountAtBucket[boundaries.length];
        long upTo = 0;
        for (int i = 0; i < cumulative.length; i++) {
            upTo += counts[i];
            cumulative[i] = new CountAtBucket((double) boundaries[i], upTo);
        }
        return new HistogramSnapshot(
                upTo + counts[boundaries.length],
                totalTime(TimeUnit.NANOSECONDS),
                max(TimeUnit.NANOSECONDS),
                null,
                cumulative,
                null);
    }
}
