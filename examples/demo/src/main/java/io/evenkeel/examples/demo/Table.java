package io.evenkeel.examples.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the services have measured, as plain ASCII lines that fit into a terminal of 80 columns. */
final class Table {
    private static final String JOURNEYS = "%-24.24s %7s %7s %8s %8s %8s %9s";
    private static final String JOURNEY = "  %-8.8s  %-12.12s %7s %7s %8s %8s %8s %9s";
    private static final String DEPENDENCIES = "%-23.23s %5s %7s %7s %7s %8s %5s  %s";
    private static final Scrape NOTHING = new Scrape(List.of());

    private Table() {}

    /**
     * @param earlier where the column of the last seconds begins; all others count since the services were started
     */
    static List<String> lines(Reading earlier, Reading now) {
        long seconds = Math.round(now.at().minus(earlier.at()).toMillis() / 1000.0);
        List<String> lines = new ArrayList<>();
        now.services().forEach((service, scrape) -> {
            lines.add(line(
                    JOURNEYS,
                    service + " journeys",
                    "good",
                    "bad",
                    "ratio",
                    "last " + seconds + "s",
                    "target",
                    "excluded"));
            lines.addAll(journeys(earlier.services().getOrDefault(service, NOTHING), scrape));
            List<String> dependencies = dependencies(scrape);
            if (!dependencies.isEmpty()) {
                lines.add(line(
                        DEPENDENCIES,
                        service + " dependencies",
                        "calls",
                        "success",
                        "failure",
                        "timeout",
                        "rejected",
                        "other",
                        "breaker"));
                lines.addAll(dependencies);
            }
        });
        return lines;
    }

    private static List<String> journeys(Scrape earlier, Scrape now) {
        List<String> lines = new ArrayList<>();
        String above = "";
        for (ObjectiveRow row : ObjectiveRow.of(now)) {
            boolean first = !row.journey().equals(above);
            ObjectiveRow lately = row.since(earlier);
            lines.add(line(
                    JOURNEY,
                    first ? row.journey() : "",
                    row.objective(),
                    row.good(),
                    row.bad(),
                    Percent.of(row.good(), row.good() + row.bad()),
                    Percent.of(lately.good(), lately.good() + lately.bad()),
                    Percent.of(row.target()),
                    first ? row.excluded() : ""));
            above = row.journey();
        }
        return lines;
    }

    private static List<String> dependencies(Scrape now) {
        return DependencyRow.of(now).stream()
                .map(row -> line(
                        DEPENDENCIES,
                        "  " + row.name(),
                        row.calls(),
                        row.success(),
                        row.failure(),
                        row.timeout(),
                        row.rejected(),
                        row.other(),
                        row.breaker()))
                .toList();
    }

    private static String line(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values).stripTrailing();
    }
}
