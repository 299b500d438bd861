package io.evenkeel.e2e.rehearsal;

import io.evenkeel.e2e.Place;
import io.evenkeel.e2e.Program;
import io.evenkeel.e2e.Web;
import io.evenkeel.e2e.rehearsal.Platform.Build;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One service in a process of its own, always at the same address. Used by one thread at a time. */
final class Instance implements AutoCloseable {
    private static final Duration READY_WITHIN = Duration.ofMinutes(4);
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    private final ServiceFiles files;
    private final Web web;
    private final Map<String, Integer> sent = new TreeMap<>();
    private Program program;
    private Duration startedIn = Duration.ZERO;

    Instance(ServiceFiles files, int port) {
        this.files = files;
        this.web = new Web(port);
    }

    Row row() {
        return files.row();
    }

    ServiceFiles files() {
        return files;
    }

    Web web() {
        return web;
    }

    /** Stops what runs, starts it on a build, and waits until it is ready. */
    void startOn(Platform platform, Build build, String pricing) throws Exception {
        close();
        sent.clear();
        long begun = System.nanoTime();
        program = launch(platform, build, pricing);
        while (!web.answers("/actuator/health")) {
            Duration since = Duration.ofNanos(System.nanoTime() - begun);
            if (program.process().isEmpty() && since.toMillis() > 1000) {
                throw new IllegalStateException(row().name() + " has ended: " + program.told());
            }
            if (since.compareTo(READY_WITHIN) > 0) {
                throw new IllegalStateException(row().name() + " is not ready: " + program.told());
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        startedIn = Duration.ofNanos(System.nanoTime() - begun);
    }

    /** Starts what is expected to end by itself, and returns all that it has printed. */
    String startAndFail(Platform platform, Build build, String pricing) throws Exception {
        program = launch(platform, build, pricing);
        long begun = System.nanoTime();
        TimeUnit.SECONDS.sleep(1);
        while (program.process().isPresent()) {
            if (System.nanoTime() - begun > READY_WITHIN.toNanos() || web.answers("/actuator/health")) {
                throw new IllegalStateException(row().name() + " has started: " + program);
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return program.log();
    }

    private Program launch(Platform platform, Build build, String pricing) throws IOException {
        return Program.start(
                row().name(),
                Place.folder("services-" + files.folder().getParent().getFileName()),
                platform.command(files, build, web.port(), pricing));
    }

    /** Sends requests to each of its journeys, all of which have to be answered as they should. */
    void ask(int times) {
        for (String journey : row().journeys()) {
            for (int i = 0; i < times; i++) {
                String answer = web.get("/" + journey);
                if (!answer.equals(row().name() + ": " + journey)) {
                    throw new IllegalStateException(web.at("/" + journey) + " answered " + answer);
                }
                sent.merge(row().name() + " " + journey, 1, Integer::sum);
            }
        }
    }

    /** How many requests it has answered since its start, by its name and the journey. */
    Map<String, Integer> sent() {
        return sent;
    }

    /** From the start of the process to the first answer. */
    Duration startedIn() {
        return startedIn;
    }

    /** CPU time since the start of the process. */
    Duration cpu() {
        return process().info().totalCpuDuration().orElseThrow();
    }

    /** In bytes. */
    long resident() throws IOException {
        Matcher line =
                RESIDENT.matcher(Files.readString(Path.of("/proc/" + process().pid() + "/status")));
        if (!line.find()) {
            throw new IllegalStateException("no VmRSS of " + program);
        }
        return Long.parseLong(line.group(1)) * 1024;
    }

    long pid() {
        return process().pid();
    }

    private ProcessHandle process() {
        return program.process().orElseThrow(() -> new IllegalStateException(program + " has ended"));
    }

    @Override
    public void close() {
        if (program != null) {
            program.close();
        }
    }
}
