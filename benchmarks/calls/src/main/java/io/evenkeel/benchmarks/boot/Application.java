package io.evenkeel.benchmarks.boot;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The application in a process of its own. */
final class Application implements AutoCloseable {
    private static final String PORT = "Port: ";
    private static final int STOPS_WITHIN_SECONDS = 15;

    private final Process process;
    private final Connection connection;
    private final int port;

    private Application(Process process, int port) throws IOException {
        this.process = process;
        this.port = port;
        this.connection = new Connection(port);
    }

    /**
     * Starts it, and waits until it is ready.
     *
     * @param folder the module of the line
     * @param variant the folder of the class path: base or with
     */
    static Application start(Path folder, String variant, List<String> flags) throws IOException {
        Path target = folder.resolve("target");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of(
                "-cp",
                target.resolve("application.jar") + ":" + target.resolve(variant) + "/*",
                "io.evenkeel.benchmarks.application.ShopApplication"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        List<String> said = new ArrayList<>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(PORT)) {
                drain(output);
                return new Application(process, Integer.parseInt(line.substring(PORT.length())));
            }
            said.add(line);
        }
        throw new IllegalStateException(folder + " " + variant + " has ended:\n" + String.join("\n", said));
    }

    /** A pipe that nobody reads would stop it. */
    private static void drain(BufferedReader output) {
        Thread thread = new Thread(
                () -> {
                    try {
                        output.transferTo(Writer.nullWriter());
                    } catch (IOException closed) {
                        // the process has ended
                    }
                },
                "output");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return port;
    }

    /** What it answers about itself. */
    double self(String what) throws IOException {
        return Double.parseDouble(connection.get("/self/" + what));
    }

    /** User and system time of the whole process, with those that compile and collect. */
    Duration processorTime() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    double residentMebibytes() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            String resident = lines.filter(line -> line.startsWith("VmRSS:")).collect(Collectors.joining());
            return Long.parseLong(resident.replaceAll("\\D", "")) / 1024.0;
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
            process.destroy();
            if (!process.waitFor(STOPS_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
