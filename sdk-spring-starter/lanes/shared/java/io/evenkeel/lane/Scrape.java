package io.evenkeel.lane;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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

    /** The events of each journey for its availability, by result or by the reason of exclusion, where there are any. */
    Map<String, Long> eventsByJourney() {
        Map<String, Long> events = new TreeMap<>();
        for (String line : lines) {
            boolean counted = line.startsWith("slo_events_total{") && line.contains("objective=\"availability\"");
            boolean excluded = line.startsWith("slo_events_excluded_total{") && !line.contains("reason=\"probe\"");
            long count =
                    counted || excluded ? Math.round(Double.parseDouble(line.substring(line.lastIndexOf(' ')))) : 0;
            if (count > 0) {
                events.put(label(line, "journey") + " " + label(line, counted ? "result" : "reason"), count);
            }
        }
        return events;
    }

    private static String label(String line, String key) {
        int start = line.indexOf(key + "=\"") + key.length() + 2;
        return line.substring(start, line.indexOf('"', start));
    }

    /** How many series there are whose metric starts with a prefix. */
    long series(String prefix) {
        return lines.stream()
                .filter(line -> !line.startsWith("#") && line.startsWith(prefix))
                .count();
    }
}
