package io.evenkeel.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What an engine answered to a query for one point in time. */
public record Answer(List<Row> rows) {
    public record Row(Map<String, String> labels, double value) {}

    public static Answer of(JsonNode response) {
        List<Row> rows = new ArrayList<>();
        for (JsonNode series : response.at("/data/result")) {
            Map<String, String> labels = new TreeMap<>();
            series.get("metric")
                    .properties()
                    .forEach(
                            label -> labels.put(label.getKey(), label.getValue().asText()));
            rows.add(new Row(labels, number(series.get("value").get(1).asText())));
        }
        return new Answer(List.copyOf(rows));
    }

    /** Whether there is something to draw: a series whose value is a number. */
    public boolean hasData() {
        return rows.stream().anyMatch(row -> !Double.isNaN(row.value()));
    }

    /** The value of the only series. */
    public double value() {
        if (rows.size() != 1) {
            throw new IllegalStateException("not one series: " + rows);
        }
        return rows.get(0).value();
    }

    /** The values by what these labels say, such as {@code "checkout availability"}. */
    public Map<String, Double> by(String... labels) {
        return rows.stream()
                .collect(Collectors.toMap(
                        row -> List.of(labels).stream()
                                .map(label -> row.labels().getOrDefault(label, "-"))
                                .collect(Collectors.joining(" ")),
                        Row::value,
                        Double::sum,
                        TreeMap::new));
    }

    private static double number(String text) {
        return switch (text) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }
}
