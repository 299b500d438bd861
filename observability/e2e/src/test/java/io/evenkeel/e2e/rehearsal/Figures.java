package io.evenkeel.e2e.rehearsal;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a rehearsal has cost, as a table of a document. */
final class Figures {
    private final List<String> lines = new ArrayList<>();

    /** One row: medians over services that have just been started. Returns it. */
    String measure(String what, List<Instance> started, Duration took) throws IOException {
        List<Duration> starts = new ArrayList<>();
        List<Duration> cpu = new ArrayList<>();
        List<Long> resident = new ArrayList<>();
        long sum = 0;
        for (Instance instance : started) {
            starts.add(instance.startedIn());
            cpu.add(instance.cpu());
            resident.add(instance.resident());
            sum += instance.resident();
        }
        String line = String.format(
                Locale.ROOT,
                "| %s | %d | %.1f s | %.1f s | %.1f s | %d MB | %.1f GB |",
                what,
                started.size(),
                took.toMillis() / 1e3,
                median(starts).toMillis() / 1e3,
                median(cpu).toMillis() / 1e3,
                median(resident) >> 20,
                sum / (double) (1 << 30));
        lines.add(line);
        return line;
    }

    private static <T extends Comparable<T>> T median(List<T> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    /** As Markdown. */
    String table() {
        return "| what | services | all of them ready after | one, until it answers | its CPU | its memory | all of them |\n"
                + "|---|---|---|---|---|---|---|\n" + String.join("\n", lines) + "\n";
    }
}
