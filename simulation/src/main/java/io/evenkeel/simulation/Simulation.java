package io.evenkeel.simulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the report: {@code java -jar simulation.jar REPORT.md}. */
public final class Simulation {
    private Simulation() {}

    public static void main(String[] arguments) throws IOException {
        Files.writeString(Path.of(arguments[0]), Report.text());
    }
}
