package io.evenkeel.benchmarks.report;

import io.evenkeel.benchmarks.result.Conditions;
import io.evenkeel.benchmarks.result.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The whole report. */
public final class Report {
    private static final String NOTES = "notes.md";

    private final Path folder;
    private final Results results;

    /**
     * @param folder where the parts are, and what people have written about them, if they have
     */
    public Report(Path folder) {
        this.folder = folder;
        this.results = new Results(folder);
    }

    public String text() {
        return Stream.of(
                        head(),
                        Goals.lines(results),
                        notes(),
                        section("Calls", results.calls(), part -> calls()),
                        section(
                                "Virtual threads",
                                results.virtualThreads(),
                                part -> OtherTables.virtualThreads(results, part)),
                        section("What a service pays once", results.growth(), part -> OtherTables.growth(results)),
                        section("A Spring Boot application", results.boot(), part -> OtherTables.boot(results)))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n", "", "\n"))
                .stripTrailing()
                .concat("\n");
    }

    private Stream<String> head() {
        return Stream.of(
                "# What it costs",
                "",
                "Written by `benchmarks/run`; how to read it, and why it is fair: [README.md](README.md).",
                results.sayNothing()
                        ? "**From a short run: its figures say nothing**, only that everything ran."
                        : "Each number is the median of all samples of all passes, ± half of what lies between the 10th and the 90th"
                                + " percentile.",
                "");
    }

    /** What dominates where a goal is missed, is for people to say. */
    private Stream<String> notes() {
        Path file = folder.resolve(NOTES);
        try {
            return Files.exists(file) ? Stream.concat(Files.readAllLines(file).stream(), Stream.of("")) : Stream.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Stream<String> calls() {
        return Stream.of(
                        CallTables.ALL.stream().flatMap(table -> table.lines(results)),
                        OtherTables.threads(results),
                        OtherTables.growthOfCalls(results))
                .flatMap(lines -> lines);
    }

    private static Stream<String> section(String title, Optional<Part> part, Function<Part, Stream<String>> lines) {
        Stream<String> heading = Stream.of("## " + title, "");
        return part.map(measured -> Stream.of(heading, conditions(measured.conditions()), lines.apply(measured))
                        .flatMap(parts -> parts))
                .orElseGet(() -> Stream.concat(heading, Stream.of("Not measured.", "")));
    }

    private static Stream<String> conditions(Conditions conditions) {
        return Stream.of(
                "- Machine: " + listed(conditions.machine()),
                "- JDK: " + conditions.jdk(),
                "- Versions: " + listed(conditions.versions()),
                "- Parameters: " + listed(conditions.parameters()),
                "");
    }

    private static String listed(Map<String, String> values) {
        return new TreeMap<>(values)
                .entrySet().stream()
                        .map(value -> value.getKey() + " " + value.getValue())
                        .collect(Collectors.joining("; "));
    }
}
