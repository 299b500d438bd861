package io.evenkeel.lane;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringBootVersion;

/** The table of docs/context.md, of which each Spring Boot line on each JDK has a column. */
final class ContextTable {
    private static final Path DOCUMENT = Path.of("../../../docs/context.md");
    private static final String HEAD = "| work goes to |";
    private static final List<String> COLUMNS =
            List.of("3.5, 17", "4.0, 17", "4.1, 17", "3.5, 25", "4.0, 25", "4.1, 25");

    /** On a JDK that has virtual threads the application uses them. */
    static boolean virtualThreads() {
        return Runtime.version().feature() >= 21;
    }

    private static int column() {
        String[] version = SpringBootVersion.getVersion().split("\\.", -1);
        return COLUMNS.indexOf(version[0] + "." + version[1] + (virtualThreads() ? ", 25" : ", 17"));
    }

    /** The rows as they would have to be: those of the document, with this column as it was found. */
    List<String> expected(Map<String, String> found) {
        Map<String, List<String>> rows = rows();
        List<String> expected = new ArrayList<>();
        found.forEach((hop, result) -> {
            List<String> cells = new ArrayList<>(
                    rows.getOrDefault(hop, COLUMNS.stream().map(c -> "").toList()));
            cells.set(column(), result);
            expected.add("| " + hop + " | " + String.join(" | ", cells) + " |");
        });
        return expected;
    }

    /** The rows as they are. */
    List<String> actual() {
        List<String> actual = new ArrayList<>();
        rows().forEach((hop, cells) -> actual.add("| " + hop + " | " + String.join(" | ", cells) + " |"));
        return actual;
    }

    /** Whether this column has anything in it. */
    boolean isMeasured() {
        return rows().values().stream().anyMatch(cells -> !cells.get(column()).isEmpty());
    }

    void write(List<String> rows) {
        List<String> lines = lines();
        int head = head(lines);
        int end = head;
        while (end < lines.size() && lines.get(end).startsWith("|")) {
            end++;
        }
        List<String> written = new ArrayList<>(lines.subList(0, head + 2));
        written.addAll(rows);
        written.addAll(lines.subList(end, lines.size()));
        try {
            Files.write(DOCUMENT, written);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, List<String>> rows() {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        List<String> lines = lines();
        for (int i = head(lines) + 2; i < lines.size() && lines.get(i).startsWith("|"); i++) {
            String[] cells = lines.get(i).split("\\|", -1);
            rows.put(
                    cells[1].strip(),
                    Arrays.stream(cells, 2, 2 + COLUMNS.size())
                            .map(String::strip)
                            .toList());
        }
        return rows;
    }

    private static int head(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(HEAD)) {
                return i;
            }
        }
        throw new IllegalStateException("no table in " + DOCUMENT);
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(DOCUMENT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
