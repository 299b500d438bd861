package io.evenkeel.benchmarks;

import io.evenkeel.benchmarks.result.Figure;
import io.evenkeel.benchmarks.result.Part;
import io.evenkeel.benchmarks.result.Row;
import java.util.List;

/** What even a short run has to come to. How fast anything is, is no part of it. */
final class Checks {
    private Checks() {}

    /**
     * @throws IllegalStateException if a row is missing, or has no time or no allocation
     */
    static void of(Part calls, List<Step> steps) {
        for (Step step : steps) {
            List<Row> rows = calls.rows().stream()
                    .filter(row ->
                            row.key().row().equals(step.row()) && row.key().threads() == step.threads())
                    .toList();
            if (rows.isEmpty()) {
                throw new IllegalStateException("not measured: " + step);
            }
            rows.forEach(row -> {
                number(row, Row.NANOS);
                number(row, Row.BYTES);
            });
        }
    }

    private static void number(Row row, String name) {
        Figure figure = row.figures().get(name);
        if (figure == null || !Double.isFinite(figure.median())) {
            throw new IllegalStateException(row.key() + ", " + name + ": " + figure + " (expected: a number)");
        }
    }
}
