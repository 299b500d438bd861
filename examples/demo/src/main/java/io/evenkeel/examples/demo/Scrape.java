package io.evenkeel.examples.demo;

import java.util.List;
import java.util.Map;

/** What a service answered to a scrape. */
record Scrape(List<Sample> samples) {
    Scrape {
        samples = List.copyOf(samples);
    }

    /** Reads the Prometheus text format 0.0.4. */
    static Scrape parse(String text) {
        return new Scrape(text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(SampleLine::parse)
                .toList());
    }

    /** The sum of all series of this name that have at least these labels; 0 if there is none. */
    double sum(String name, Map<String, String> labels) {
        return samples.stream()
                .filter(sample -> sample.matches(name, labels))
                .mapToDouble(Sample::value)
                .sum();
    }

    /** The sum as a count of events. */
    long count(String name, Map<String, String> labels) {
        return Math.round(sum(name, labels));
    }

    /** The values that a label has among the series of this name that have at least these labels, in order. */
    List<String> values(String label, String name, Map<String, String> labels) {
        return samples.stream()
                .filter(sample ->
                        sample.matches(name, labels) && sample.labels().containsKey(label))
                .map(sample -> sample.labels().get(label))
                .distinct()
                .sorted()
                .toList();
    }
}
