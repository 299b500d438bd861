package io.evenkeel.benchmarks.report;

import io.evenkeel.benchmarks.result.Figure;
import java.util.Locale;
import java.util.Optional;

/** Numbers as the report shows them. */
final class Text {
    static final String NONE = "–";

    private Text() {}

    /** Three digits, or all before the point. */
    static String number(double value) {
        double size = Math.abs(value);
        String digits = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : size >= 0.005 ? "%.2f" : "%.0f";
        return String.format(Locale.ROOT, digits, value);
    }

    static String ratio(double value) {
        return String.format(Locale.ROOT, value < 0.1 ? "%.3f" : "%.2f", value);
    }

    static String percent(double part) {
        return String.format(Locale.ROOT, "%.0f %%", part * 100);
    }

    static String median(Optional<Figure> figure) {
        return figure.map(seen -> number(seen.median())).orElse(NONE);
    }

    static String withError(Optional<Figure> figure) {
        return figure.map(seen -> number(seen.median()) + " ± " + number(seen.error()))
                .orElse(NONE);
    }

    static String ratio(Optional<Double> part, Optional<Double> of) {
        return part.isPresent() && of.isPresent() && of.get() > 0 ? ratio(part.get() / of.get()) : NONE;
    }
}
