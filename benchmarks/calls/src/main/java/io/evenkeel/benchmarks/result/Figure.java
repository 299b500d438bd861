package io.evenkeel.benchmarks.result;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * What was measured of one thing.
 *
 * @param passes the samples of each pass: passes are minutes apart, so that a machine that drifts is seen
 */
public record Figure(List<List<Double>> passes) {
    private static final double LOW = 0.1;
    private static final double HIGH = 0.9;

    public Figure {
        passes = passes.stream().map(List::copyOf).toList();
    }

    /** Of one pass. */
    public static Figure of(List<Double> samples) {
        return new Figure(List.of(samples));
    }

    /** Of a single sample. */
    public static Figure of(double sample) {
        return of(List.of(sample));
    }

    /** Adds the passes of another. */
    public Figure and(Figure later) {
        return new Figure(Stream.concat(passes.stream(), later.passes.stream()).toList());
    }

    /** Of all samples of all passes. */
    public double median() {
        return quantile(0.5);
    }

    /** Half of what lies between the tenth and the ninetieth percentile of all samples. */
    public double error() {
        return (quantile(HIGH) - quantile(LOW)) / 2;
    }

    private double quantile(double part) {
        double[] sorted = passes.stream()
                .flatMap(Collection::stream)
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double at = part * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
