package io.evenkeel.simulation.sockets;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The called service in a process of its own, on this class path. It ends with this one. */
final class CalleeProcess implements AutoCloseable {
    private final Process process;
    private final PrintStream orders;
    private final int port;

    private CalleeProcess(Process process, int port) {
        this.process = process;
        this.orders = new PrintStream(process.getOutputStream(), true, StandardCharsets.US_ASCII);
        this.port = port;
    }

    static CalleeProcess start(boolean refusesExpired) {
        try {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Callee.class.getName(),
                            Boolean.toString(refusesExpired))
                    .redirectError(Redirect.INHERIT)
                    .start();
            String port = new BufferedReader(process.inputReader(StandardCharsets.US_ASCII)).readLine();
            if (port == null) {
                throw new IllegalStateException("the callee did not start");
            }
            return new CalleeProcess(process, Integer.parseInt(port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    /** How much of its capacity it has from now on. */
    void capacity(double factor) {
        orders.println(factor);
    }

    @Override
    public void close() {
        orders.close();
        process.destroy();
    }
}
