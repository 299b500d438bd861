package io.evenkeel.e2e;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One of the example services, which is a target of the scrapes. It may be stopped and started again. */
final class Service implements AutoCloseable {
    private final String name;
    private final List<String> command;
    private final Web web = Web.free();
    private Program program;

    /**
     * @param name what the service calls itself
     * @param example whose jar it is
     */
    Service(String name, String example, String... arguments) {
        this.name = name;
        this.command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                Place.jar(example).toString(),
                "--server.port=" + web.port(),
                "--spring.application.name=" + name,
                "--evenkeel.service.namespace=shop",
                "--evenkeel.service.environment=production"));
        command.addAll(List.of(arguments));
        start();
    }

    void start() {
        program = Program.start(name, Place.folder(name), command);
    }

    void awaitReady() {
        await("the " + program)
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> web.answers("/actuator/health"));
    }

    String name() {
        return name;
    }

    Web web() {
        return web;
    }

    /** All that it has printed so far. */
    String log() {
        return Place.read(Place.folder(name).resolve(name + ".log"));
    }

    String scrape() {
        return web.get("/actuator/prometheus");
    }

    @Override
    public void close() {
        program.close();
    }
}
