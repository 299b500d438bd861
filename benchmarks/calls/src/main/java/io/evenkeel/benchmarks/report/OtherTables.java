package io.evenkeel.benchmarks.report;

import io.evenkeel.benchmarks.boot.BootRuns;
import io.evenkeel.benchmarks.result.Figure;
import io.evenkeel.benchmarks.result.Key;
import io.evenkeel.benchmarks.result.Part;
import io.evenkeel.benchmarks.result.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What stands in the report beside the rows of one and two threads. */
final class OtherTables {
    private static final List<String> COUNTS = List.of("1", "10", "100", "1000");
    private static final List<String> ABOUT_A_SERVICE =
            List.of("series", "scrape ms", "scrape KiB", "heap KiB", "heap KiB after 16 threads");
    private static final List<String> ABOUT_AN_APPLICATION = List.of(
            BootRuns.THROUGHPUT,
            BootRuns.PROCESSOR,
            BootRuns.ALLOCATED,
            BootRuns.START,
            BootRuns.RESIDENT,
            BootRuns.LIVE);

    private OtherTables() {}

    static Stream<String> growthOfCalls(Results results) {
        List<String> lines = new ArrayList<>(List.of(
                "### As they grow in number",
                "",
                "One after the other is called, on one thread; P0. ns/call.",
                "",
                "| how many | a journey | a dependency |",
                "|--:|--:|--:|"));
        for (String count : COUNTS) {
            lines.add("| " + count + " | "
                    + Text.withError(results.figure(Key.of("GrowthCalls.journey", count), Row.NANOS)) + " | "
                    + Text.withError(results.figure(Key.of("GrowthCalls.dependency", count), Row.NANOS)) + " |");
        }
        lines.add("");
        return lines.stream();
    }

    static Stream<String> threads(Results results) {
        List<String> lines = new ArrayList<>(List.of(
                "### As threads grow in number",
                "",
                "ns of one thread per call: with more threads than cores, each waits for its turn besides.",
                "",
                "| row | profile | 1 | 2 | 16 |",
                "|---|---|--:|--:|--:|"));
        List<CallTable.Named> rows = List.of(
                new CallTable.Named("floor", "FloorCalls.call"),
                new CallTable.Named("**ours**, one dependency", "SdkCalls.call"),
                new CallTable.Named("**ours**, each thread another one", "SdkCalls.callOfOwnDependency"),
                new CallTable.Named("by hand", "HandAssembledCalls.call"),
                new CallTable.Named("Resilience4j: breaker", "Resilience4jCalls.breaker"));
        for (CallTable.Named named : rows) {
            for (String profile : List.of("P0", "P1", "P2", "")) {
                Key key = Key.of(named.row(), profile);
                if (results.figure(key.on(16), Row.NANOS).isPresent()) {
                    lines.add("| " + named.title() + " | " + (profile.isEmpty() ? Text.NONE : profile) + " | "
                            + Text.withError(results.figure(key, Row.NANOS)) + " | "
                            + Text.withError(results.figure(key.on(2), Row.NANOS)) + " | "
                            + Text.withError(results.figure(key.on(16), Row.NANOS)) + " |");
                }
            }
        }
        lines.add("");
        return lines.stream();
    }

    static Stream<String> growth(Results results) {
        List<String> lines = new ArrayList<>(List.of(
                "A service with so many journeys and so many dependencies, each called once, on one registry for Prometheus.",
                "",
                "| of each | " + String.join(" | ", ABOUT_A_SERVICE) + " |",
                "|--:|" + "--:|".repeat(ABOUT_A_SERVICE.size())));
        for (String count : COUNTS) {
            lines.add("| " + count + " | " + figures(results, Key.of("Growth.service", count), ABOUT_A_SERVICE) + " |");
        }
        lines.addAll(List.of(
                "",
                "The local view of burn rates takes "
                        + Text.median(results.figure(Key.of("Growth.burnRateView", "per objective"), "heap KiB"))
                        + " KiB for each objective.",
                ""));
        return lines.stream();
    }

    static Stream<String> virtualThreads(Results results, Part part) {
        List<String> lines = new ArrayList<>(List.of(
                "Wall-clock time of all calls by their number, all through one guard.",
                "",
                "| stack | 2 platform threads, ns/call | 10,000 virtual threads, ns/call | ratio | pinned events |",
                "|---|--:|--:|--:|--:|"));
        part.rows().stream().map(row -> row.key().row()).distinct().forEach(stack -> {
            Optional<Figure> platform = results.figure(new Key(stack, "platform", 2), Row.NANOS);
            Key virtual = new Key(stack, "virtual", 10_000);
            Optional<Figure> many = results.figure(virtual, Row.NANOS);
            lines.add("| " + stack + " | " + Text.withError(platform) + " | " + Text.withError(many) + " | "
                    + Text.ratio(many.map(Figure::median), platform.map(Figure::median)) + " | "
                    + Text.median(results.figure(virtual, "pinned")) + " |");
        });
        lines.add("");
        return lines.stream();
    }

    static Stream<String> boot(Results results) {
        List<String> lines = new ArrayList<>(List.of(
                "`GET` over loopback, answered with a short text. Base: Spring MVC, actuator, Prometheus, tracing at Boot's 10 %. With:"
                        + " the same classes and settings, and the starter on the class path.",
                "",
                "| application | | " + String.join(" | ", ABOUT_AN_APPLICATION) + " |",
                "|---|---|" + "--:|".repeat(ABOUT_AN_APPLICATION.size())));
        for (String line : BootRuns.LINES) {
            for (String variant : List.of(BootRuns.BASE, BootRuns.WITH)) {
                lines.add("| Boot " + line + " | " + variant + " | "
                        + figures(results, Key.of("Boot " + line, variant), ABOUT_AN_APPLICATION) + " |");
            }
        }
        lines.add("");
        return lines.stream();
    }

    private static String figures(Results results, Key key, List<String> names) {
        return String.join(
                " | ",
                names.stream()
                        .map(name -> Text.withError(results.figure(key, name)))
                        .toList());
    }
}
