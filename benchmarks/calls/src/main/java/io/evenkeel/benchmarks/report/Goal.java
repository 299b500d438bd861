package io.evenkeel.benchmarks.report;

import java.util.Optional;
import java.util.function.Function;

/**
 * Something that ours is to be at most.
 *
 * @param path which path it is a goal for
 * @param text what is compared with what
 * @param limit the most that reaches it
 * @param measured what was measured, in the unit of the limit; empty if it was not
 * @param shown how a value is shown
 */
record Goal(
        String path,
        String text,
        double limit,
        Function<Results, Optional<Double>> measured,
        Function<Double, String> shown) {

    /** In the report. Nothing is reached or missed where the figures say nothing. */
    String line(Results results) {
        Optional<Double> seen = measured.apply(results);
        return "| " + path + " | " + text + " | " + shown.apply(limit) + " | "
                + seen.map(shown).orElse(Text.NONE) + " | "
                + seen.map(value -> results.sayNothing() ? Text.NONE : verdict(value))
                        .orElse("not measured") + " |";
    }

    private String verdict(double seen) {
        if (seen <= limit) {
            return "reached";
        }
        return "**missed** by " + (limit > 0 ? Text.percent(seen / limit - 1) : shown.apply(seen));
    }
}
