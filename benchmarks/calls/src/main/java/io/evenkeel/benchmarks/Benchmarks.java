package io.evenkeel.benchmarks;

import io.evenkeel.benchmarks.boot.BootRuns;
import io.evenkeel.benchmarks.report.Report;
import io.evenkeel.benchmarks.result.Part;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Measures, part by part, and writes the report. What it is told: see {@link Request}. */
public final class Benchmarks {
    private static final List<String> BOOT_FLAGS = List.of("-Xms256m", "-Xmx256m", "-XX:+UseSerialGC");
    private static final List<String> GROWTH_FLAGS = List.of("-Xms2g", "-Xmx2g", "-XX:+UseSerialGC");

    private final Request request;

    private Benchmarks(Request request) {
        this.request = request;
    }

    public static void main(String[] arguments) throws Exception {
        Request request;
        try {
            request = Request.of(List.of(arguments), Path.of(System.getProperty("benchmarks.home", ".")));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        new Benchmarks(request).run();
    }

    private void run() throws Exception {
        Files.createDirectories(request.results());
        for (String part : request.parts()) {
            say("measuring: " + part);
            measure(part);
        }
        Path report = request.report();
        Files.writeString(report, new Report(request.results()).text());
        say("written: " + report);
    }

    private void measure(String name) throws Exception {
        Path file = request.results().resolve(name + ".json");
        switch (name) {
            case "calls" -> {
                Part calls = new Calls(request.form(), request.only()).run();
                Checks.of(calls, Plan.steps(request.form(), request.only()));
                calls.write(file);
            }
            case "growth" ->
                Jvm.THIS.run(GROWTH_FLAGS, Growth.class, request.form().name(), file.toString());
            case "virtual-threads" -> {
                Jvm newest = Jvm.newest();
                if (newest == null) {
                    say("not measured: there is no JDK 25 in /usr/lib/jvm");
                } else {
                    newest.run(
                            GROWTH_FLAGS, VirtualThreads.class, request.form().name(), file.toString());
                }
            }
            case "boot" -> boot().write(file);
            default -> throw new IllegalStateException(name);
        }
    }

    private Part boot() throws Exception {
        Form form = request.form();
        BootRuns runs = new BootRuns(request.home(), BOOT_FLAGS, Duration.ofMillis(form.loadMillis));
        Part part = new Part(
                Here.with(form.parameters(Map.of(
                        "pairs of processes", String.valueOf(form.pairs),
                        "load", form.loadMillis + " ms to warm up, " + form.loadMillis + " ms measured, 2 connections",
                        "flags of the JVM", String.join(" ", BOOT_FLAGS)))),
                List.of());
        for (int pair = 0; pair < form.pairs; pair++) {
            say("pair " + (pair + 1) + " of " + form.pairs);
            part = part.and(runs.pair(pair));
        }
        return part;
    }

    private static void say(String text) {
        System.out.println("benchmarks: " + text);
    }
}
