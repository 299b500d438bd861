package io.evenkeel.examples.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** A service in a process of its own, on a port of 127.0.0.1 that the operating system chose. */
final class ServiceProcess implements AutoCloseable {
    private static final Duration READY_WITHIN = Duration.ofSeconds(90);
    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(100);

    private final String name;
    private final Process process;
    private final ServiceLog log;

    private ServiceProcess(String name, Process process, ServiceLog log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /** Starts the service with the Java that runs the demo. */
    static ServiceProcess start(String name, Installation installation, String... arguments)
            throws IOException, ServiceFailure {
        Path jar = installation.jar(name);
        if (!Files.isRegularFile(jar)) {
            throw new ServiceFailure(jar + " is missing: build it first, or run ./demo, which does.");
        }
        ServiceLog log = new ServiceLog(installation.log(name));
        Files.createDirectories(log.file().toAbsolutePath().getParent());
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-javaagent:" + installation.demoJar(),
                "-jar",
                jar.toString(),
                "--server.port=0"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.file().toFile())
                .start();
        return new ServiceProcess(name, process, log);
    }

    /** Waits until the service says that it is healthy. */
    Service awaitReady() throws IOException, InterruptedException, ServiceFailure {
        long startNanos = System.nanoTime();
        do {
            requireAlive();
            OptionalInt port = log.port();
            if (port.isPresent()) {
                Site site = new Site(port.getAsInt());
                if (site.isHealthy()) {
                    return new Service(this, site);
                }
            }
            TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
        } while (System.nanoTime() - startNanos < READY_WITHIN.toNanos());
        throw failure("was not ready within " + READY_WITHIN.toSeconds() + " s");
    }

    void requireAlive() throws IOException, ServiceFailure {
        if (!process.isAlive()) {
            throw failure("has ended with exit code " + process.exitValue());
        }
    }

    /** What is to be told of a service that does not answer: most likely it is just ending. */
    ServiceFailure noAnswer(IOException error) throws IOException {
        return failure(hasEnded(STOPPED_WITHIN) ? "has ended with exit code " + process.exitValue() : error.toString());
    }

    String name() {
        return name;
    }

    long pid() {
        return process.pid();
    }

    /** Stops the service, by force if it takes too long, and waits for its end. Not cut short by an interrupt. */
    @Override
    public void close() {
        process.destroy();
        if (!hasEnded(STOPPED_WITHIN)) {
            process.destroyForcibly();
            hasEnded(STOPPED_WITHIN);
        }
    }

    private boolean hasEnded(Duration within) {
        return process.onExit()
                .thenApply(ended -> true)
                .completeOnTimeout(false, within.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    private ServiceFailure failure(String what) throws IOException {
        return new ServiceFailure("The " + name + " " + what + ". The end of " + log.file() + ":\n    "
                + String.join("\n    ", log.lastLines(20)));
    }
}
