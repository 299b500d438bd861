package io.evenkeel.benchmarks.report;

import io.evenkeel.benchmarks.result.Figure;
import io.evenkeel.benchmarks.result.Key;
import io.evenkeel.benchmarks.result.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Rows of JMH that are compared with each other.
 *
 * @param rows what they are called, and the name of their benchmark
 * @param floor what each is a multiple of, in its own profile; empty if there is none
 * @param byHand likewise
 */
record CallTable(String title, String text, List<Named> rows, String floor, String byHand) {
    record Named(String title, String row) {}

    private static final List<String> VARIANTS = List.of("P0", "P0_PARENT", "P1", "P2", "");

    Stream<String> lines(Results results) {
        List<String> lines = new ArrayList<>(List.of(
                "### " + title,
                "",
                text,
                "",
                "| row | profile | ns/call | B/call | ÷ floor | ÷ by hand | 2 threads, ns | 2 ÷ 1 |",
                "|---|---|--:|--:|--:|--:|--:|--:|"));
        for (Named named : rows) {
            for (String variant : VARIANTS) {
                Key key = Key.of(named.row(), variant);
                if (results.figure(key, Row.NANOS).isPresent()) {
                    lines.add(line(results, named.title(), key));
                }
            }
        }
        lines.add("");
        return lines.stream();
    }

    private String line(Results results, String name, Key key) {
        Optional<Double> nanos = results.median(key, Row.NANOS);
        Optional<Figure> onTwo = results.figure(key.on(2), Row.NANOS);
        return String.join(
                " | ",
                "| " + name,
                key.variant().isEmpty() ? Text.NONE : key.variant().replace("P0_PARENT", "P0, parent"),
                Text.withError(results.figure(key, Row.NANOS)),
                Text.median(results.figure(key, Row.BYTES)),
                Text.ratio(nanos, base(results, floor, key)),
                Text.ratio(nanos, base(results, byHand, key)),
                Text.withError(onTwo),
                Text.ratio(onTwo.map(Figure::median), nanos) + " |");
    }

    /** In the same profile; what has no profile has no span. */
    private static Optional<Double> base(Results results, String row, Key key) {
        Optional<Double> same = results.median(Key.of(row, key.variant()), Row.NANOS);
        return same.isPresent() || key.variant().equals("P1") || key.variant().equals("P2")
                ? same
                : results.median(Key.of(row, "P0"), Row.NANOS);
    }
}
