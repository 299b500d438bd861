package io.evenkeel.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A program in a process of its own. A small shell between it and the test holds the other end of a pipe, and ends the
 * program with the test, even if the test was killed.
 */
public final class Program implements AutoCloseable {
    private static final String LEASH = "\"$@\" & program=$!; cat > /dev/null; kill \"$program\"; wait \"$program\"";

    private static final int LAST_LINES = 40;

    private final String name;
    private final Path log;
    private final Process shell;

    private Program(String name, Path log, Process shell) {
        this.name = name;
        this.log = log;
        this.shell = shell;
    }

    /** Starts it; what it prints is in the file {@code <name>.log} of the folder. */
    public static Program start(String name, Path folder, List<String> command) {
        List<String> leashed = new ArrayList<>(List.of("sh", "-c", LEASH, "sh"));
        leashed.addAll(command);
        Path log = folder.resolve(name + ".log");
        try {
            Files.createDirectories(folder);
            return new Program(
                    name,
                    log,
                    new ProcessBuilder(leashed)
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                            .start());
        } catch (IOException e) {
            throw new IllegalStateException("cannot start " + command, e);
        }
    }

    /** The process itself, without the shell; empty where it has ended. */
    public Optional<ProcessHandle> process() {
        return shell.children()
                .filter(child -> !child.info().command().orElse("").endsWith("/cat"))
                .findFirst();
    }

    /** All that it has printed so far. */
    public String log() {
        return Place.read(log);
    }

    /** Its name, and the end of what it has printed: for who has to find out why it does not run. */
    public String told() {
        List<String> lines = log().lines().toList();
        return this + ", its last lines:\n"
                + String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }

    /** Runs it to its end. Fails if that is not 0. */
    public static void run(Path folder, List<String> command) {
        Path log = folder.resolve("run.log");
        try {
            int end = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start()
                    .waitFor();
            if (end != 0) {
                throw new IllegalStateException(command + " ended with " + end + ": " + Files.readString(log));
            }
        } catch (IOException e) {
            throw new IllegalStateException("cannot run " + command, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            shell.getOutputStream().close();
            if (!shell.waitFor(15, TimeUnit.SECONDS)) {
                shell.descendants().forEach(ProcessHandle::destroyForcibly);
            }
        } catch (IOException e) {
            throw new IllegalStateException("cannot stop " + this, e);
        } catch (InterruptedException e) {
            shell.descendants().forEach(ProcessHandle::destroyForcibly);
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String toString() {
        return name + " (" + log + ")";
    }
}
