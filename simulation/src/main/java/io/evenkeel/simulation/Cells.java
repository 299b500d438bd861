package io.evenkeel.simulation;

import io.evenkeel.simulation.world.Figures;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Figures as they stand in the report. */
final class Cells {
    private Cells() {}

    static String row(Stream<String> cells) {
        return cells.collect(Collectors.joining(" | ", "| ", " |"));
    }

    static String row(String... cells) {
        return row(Stream.of(cells));
    }

    static String rule(int columns) {
        return "|---".repeat(columns) + "|";
    }

    /** The worst of some runs; a dash if one of them never recovered. */
    static String recovery(List<Figures> runs) {
        return runs.stream().anyMatch(Figures::stuck)
                ? "–"
                : String.valueOf(
                        runs.stream().mapToInt(Figures::recoverySeconds).max().orElseThrow());
    }

    /** A run that never recovers loses as much as it is watched for. */
    static String lost(List<Figures> runs) {
        return runs.stream().anyMatch(Figures::stuck) ? "–" : format("%.1f", mean(runs, Figures::lostSeconds));
    }

    static String percent(List<Figures> runs, ToDoubleFunction<Figures> ratio) {
        return format("%.1f", 100 * mean(runs, ratio));
    }

    static String ratio(List<Figures> runs, ToDoubleFunction<Figures> ratio) {
        return format("%.2f", mean(runs, ratio));
    }

    static String format(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }

    static double mean(List<Figures> runs, ToDoubleFunction<Figures> figure) {
        return runs.stream().mapToDouble(figure).average().orElseThrow();
    }
}
