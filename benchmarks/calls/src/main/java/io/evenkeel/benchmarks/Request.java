package io.evenkeel.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What was asked for.
 *
 * @param only a regular expression that the names of JMH's rows have to contain
 * @param parts what is measured, in this order
 * @param home the folder of the benchmarks
 */
record Request(Form form, String only, List<String> parts, Path home) {
    private static final List<String> ALL = List.of("calls", "virtual-threads", "growth", "boot");
    private static final String EXPECTED =
            "expected: short|long|report [--only REGEX] [--parts " + String.join(",", ALL) + "]";

    /**
     * @throws IllegalArgumentException if they are not of that form; it says what was expected
     */
    static Request of(List<String> arguments, Path home) {
        Form form = null;
        String only = "";
        List<String> parts = ALL;
        Iterator<String> rest = arguments.iterator();
        try {
            while (rest.hasNext()) {
                String argument = rest.next();
                switch (argument) {
                    case "short" -> form = Form.SHORT;
                    case "long" -> form = Form.LONG;
                    case "report" -> { // of what the last long runs have measured
                        form = Form.LONG;
                        parts = List.of();
                    }
                    case "--only" -> {
                        only = Pattern.compile(rest.next()).pattern();
                        parts = List.of("calls");
                    }
                    case "--parts" -> parts = List.of(rest.next().split(","));
                    default -> throw new IllegalArgumentException(argument + " (" + EXPECTED + ")");
                }
            }
        } catch (NoSuchElementException e) {
            throw new IllegalArgumentException("a value is missing (" + EXPECTED + ")", e);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("--only: " + e.getPattern() + " (expected: a regular expression)", e);
        }
        List<String> unknown = new ArrayList<>(parts);
        unknown.removeAll(ALL);
        if (form == null || !unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    (form == null ? "no form" : "--parts: " + unknown) + " (" + EXPECTED + ")");
        }
        return new Request(form, only, parts, home);
    }

    /** Figures for the record are kept; what a short run or a part of the rows comes to is not. */
    private Path folder() {
        return form == Form.LONG && only.isEmpty() ? home : home.resolve("target");
    }

    Path results() {
        return folder().resolve("results");
    }

    Path report() {
        return folder().resolve("REPORT.md");
    }
}
