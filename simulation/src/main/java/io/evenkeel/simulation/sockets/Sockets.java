package io.evenkeel.simulation.sockets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the report on the runs: {@code java -cp simulation.jar io.evenkeel.simulation.sockets.Sockets SOCKETS.md}. */
public final class Sockets {
    private Sockets() {}

    public static void main(String[] arguments) throws IOException {
        Files.writeString(Path.of(arguments[0]), SocketReport.text());
    }
}
