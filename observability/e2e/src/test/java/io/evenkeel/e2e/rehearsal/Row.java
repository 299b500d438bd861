package io.evenkeel.e2e.rehearsal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One service of the fleet, as the table has it.
 *
 * @param settings what its own configuration says besides
 * @param deviates the keys of the standard that it differs in, after the bump
 * @param because the reason that its team gives for that after the bump; {@code "-"} if it gives none
 */
record Row(
        String name,
        Line line,
        Overlay overlay,
        String tier,
        List<String> journeys,
        Map<String, String> settings,
        List<String> deviates,
        String because) {

    /** The lines of Spring Boot. */
    enum Line {
        BOOT_3_5("ledger"),
        BOOT_4("storefront");

        /** The example that is made of the same libraries. */
        final String example;

        Line(String example) {
            this.example = example;
        }
    }

    /** What the organisation says for the service. */
    enum Overlay {
        /** The jar of the company. */
        COMPANY,
        /** That, and the file that is mounted in one region. */
        REGION
    }

    /** A service that is none of the fleet. */
    static Row warmUp(Line line) {
        return new Row("warmup", line, Overlay.COMPANY, "medium", List.of("browse"), Map.of(), List.of(), "-");
    }

    /** The first services of the table, as many as are wanted. */
    static List<Row> read(Path table, int wanted) throws Exception {
        try (Stream<String> lines = Files.lines(table)) {
            return lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Row::of)
                    .limit(wanted)
                    .toList();
        }
    }

    private static Row of(String line) {
        String[] cells = line.split("\\|", -1);
        if (cells.length != 8) {
            throw new IllegalStateException("not a line of the table: " + line);
        }
        Map<String, String> settings = new LinkedHashMap<>();
        for (String setting : list(cells[5], ";")) {
            String[] parts = setting.split("=", 2);
            settings.put(parts[0], parts[1]);
        }
        return new Row(
                cells[0].strip(),
                cells[1].strip().equals("3.5") ? Line.BOOT_3_5 : Line.BOOT_4,
                Overlay.valueOf(cells[2].strip().toUpperCase(Locale.ROOT)),
                cells[3].strip(),
                list(cells[4], ","),
                settings,
                list(cells[6], ","),
                cells[7].strip());
    }

    private static List<String> list(String cell, String separator) {
        List<String> found = new ArrayList<>();
        for (String entry : cell.strip().split(separator, -1)) {
            if (!entry.isBlank() && !entry.strip().equals("-")) {
                found.add(entry.strip());
            }
        }
        return found;
    }

    /** Whether its guards end a call that takes too long. */
    boolean enforces() {
        return settings.getOrDefault("evenkeel.mode", "enforce").equals("enforce");
    }

    /** How long it waits for an answer that takes a long time, if its standard has that time-out. */
    Duration patience(Duration timeout, Duration answerTakes) {
        if (!enforces()) {
            return answerTakes;
        }
        String own = settings.get("evenkeel.dependencies.pricing.timeout");
        return own == null ? timeout : Duration.parse("PT" + own);
    }

    /** Whether its team gives a reason. */
    boolean explains() {
        return !because.equals("-");
    }
}
