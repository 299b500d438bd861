package io.evenkeel.benchmarks.boot;

import io.evenkeel.benchmarks.result.Figure;
import io.evenkeel.benchmarks.result.Key;
import io.evenkeel.benchmarks.result.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The application alone and with the starter, in turn: base, with, with, base and so on, so that a machine that drifts is fair
 * to both.
 */
public final class BootRuns {
    /** The lines of Spring Boot. */
    public static final List<String> LINES = List.of("3.5", "4.1");
    /** The class path without the starter. */
    public static final String BASE = "base";
    /** The class path with it. */
    public static final String WITH = "with";

    public static final String THROUGHPUT = "requests/s";
    public static final String PROCESSOR = "CPU µs/request";
    public static final String ALLOCATED = "B/request";
    public static final String START = "start ms";
    public static final String RESIDENT = "resident MiB";
    public static final String LIVE = "live heap KiB";

    private static final int CONNECTIONS = 2;

    private final Path home;
    private final List<String> flags;
    private final Duration load;

    /**
     * @param home the folder of the benchmarks
     * @param load how long each process is under load, to warm up and then to be measured
     */
    public BootRuns(Path home, List<String> flags, Duration load) {
        this.home = home;
        this.flags = flags;
        this.load = load;
    }

    /** A pair of processes of each line; every other pair the other way round. */
    public List<Row> pair(int number) throws IOException, InterruptedException {
        List<Row> rows = new ArrayList<>();
        for (String line : LINES) {
            for (String variant : number % 2 == 0 ? List.of(BASE, WITH) : List.of(WITH, BASE)) {
                rows.add(row(line, variant));
            }
        }
        return rows;
    }

    private Row row(String line, String variant) throws IOException, InterruptedException {
        try (Application application = Application.start(home.resolve("boot-" + line), variant, flags)) {
            double start = application.self("ready-after-millis");
            double resident = application.residentMebibytes();
            double live = application.self("live-bytes") / 1024;
            Load.on(application.port(), CONNECTIONS, load);

            double allocatedBefore = application.self("allocated-bytes");
            Duration processorBefore = application.processorTime();
            long startNanos = System.nanoTime();
            double answered = Load.on(application.port(), CONNECTIONS, load);
            double seconds = (System.nanoTime() - startNanos) / 1e9;
            Duration processor = application.processorTime().minus(processorBefore);
            double allocated = application.self("allocated-bytes") - allocatedBefore;
            if (answered == 0) {
                throw new IllegalStateException("Boot " + line + " " + variant + " has answered nothing in " + load);
            }
            return new Row(
                    Key.of("Boot " + line, variant),
                    Map.of(
                            START, Figure.of(start),
                            RESIDENT, Figure.of(resident),
                            LIVE, Figure.of(live),
                            THROUGHPUT, Figure.of(answered / seconds),
                            PROCESSOR, Figure.of(processor.toNanos() / 1e3 / answered),
                            ALLOCATED, Figure.of(allocated / answered)));
        }
    }
}
