package io.evenkeel.lane;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What docs/telemetry.md promises: the rows of its tables, which have their names between backticks. */
final class TelemetryContract {
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

    private final String text;

    TelemetryContract() {
        this(Path.of("../../../docs/telemetry.md"));
    }

    TelemetryContract(Path page) {
        try {
            this.text = Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The label names of each meter, by its Micrometer name. */
    Map<String, Set<String>> labels() {
        Map<String, Set<String>> labels = new TreeMap<>();
        section("## Meters").forEach(row -> labels.put(first(row[1]), quoted(row[3])));
        return labels;
    }

    /** The kind of each meter: counter, gauge or timer. */
    Map<String, String> kinds() {
        Map<String, String> kinds = new TreeMap<>();
        section("## Meters").forEach(row -> kinds.put(first(row[1]), row[2].strip()));
        return kinds;
    }

    /** The values that a label of a meter may have, by {@code meter/label}. */
    Map<String, Set<String>> values() {
        Map<String, Set<String>> values = new TreeMap<>();
        section("## Values").forEach(row -> quoted(row[2])
                .forEach(meter -> values.put(meter + "/" + first(row[1]), quoted(row[3]))));
        return values;
    }

    /** The labels, as {@code meter/label}, whose set of values may grow with a minor version: their row ends with "…". */
    Set<String> open() {
        Set<String> open = new TreeSet<>();
        section("## Values").filter(row -> row[3].strip().endsWith("…")).forEach(row -> quoted(row[2])
                .forEach(meter -> open.add(meter + "/" + first(row[1]))));
        return open;
    }

    /** What is deprecated, such as {@code meter slo.events}: since when, and what is to be read instead. */
    Map<String, Map<String, String>> deprecated() {
        Map<String, Map<String, String>> deprecated = new TreeMap<>();
        section("## Deprecated")
                .forEach(row -> deprecated.put(
                        first(row[1]), new TreeMap<>(Map.of("since", first(row[2]), "replacement", first(row[3])))));
        return deprecated;
    }

    private Stream<String[]> section(String heading) {
        int start = text.indexOf(heading + "\n");
        if (start < 0) {
            return Stream.empty();
        }
        int end = text.indexOf("\n## ", start + 1);
        return Arrays.stream(text.substring(start, end).split("\n"))
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\|"));
    }

    private static String first(String cell) {
        return quoted(cell).iterator().next();
    }

    private static Set<String> quoted(String cell) {
        Matcher matcher = QUOTED.matcher(cell);
        return matcher.results().map(found -> found.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }
}
