package io.evenkeel.lane;

import java.util.Arrays;
import java.util.List;

/** One scrape in the Prometheus text format. */
record Scrape(List<String> lines) {

    static Scrape of(String text) {
        return new Scrape(Arrays.asList(text.split("\n")));
    }

    /** The sum of all series of a metric whose labels contain each of {@code labels}, written {@code key="value"}. */
    long sum(String metric, String... labels) {
        return lines.stream()
                .filter(line -> line.startsWith(metric + "{") || line.startsWith(metric + " "))
                .filter(line -> Arrays.stream(labels).allMatch(line::contains))
                .mapToLong(line -> Math.round(Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))))
                .sum();
    }

    /** How many series there are whose metric starts with a prefix. */
    long series(String prefix) {
        return lines.stream()
                .filter(line -> !line.startsWith("#") && line.startsWith(prefix))
                .count();
    }
}
