package io.evenkeel.benchmarks;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A JVM that runs a part in a process of its own. */
record Jvm(Path home) {
    /** The one that runs this. */
    static final Jvm THIS = new Jvm(Path.of(System.getProperty("java.home")));

    private static final Path INSTALLED = Path.of("/usr/lib/jvm");

    /** A JDK 25, or {@code null} where there is none. */
    static @Nullable Jvm newest() throws IOException {
        if (!Files.isDirectory(INSTALLED)) {
            return null;
        }
        try (DirectoryStream<Path> found = Files.newDirectoryStream(INSTALLED, "*25*")) {
            for (Path home : found) {
                if (Files.isExecutable(home.resolve("bin/java"))) {
                    return new Jvm(home);
                }
            }
        }
        return null;
    }

    /** Runs it to its end, without the meters of Resilience4j. */
    void run(List<String> flags, Class<?> main, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(home.resolve("bin/java").toString());
        command.addAll(flags);
        command.addAll(List.of("-cp", ClassPath.of(false), main.getName()));
        command.addAll(List.of(arguments));
        int end = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (end != 0) {
            throw new IllegalStateException(main.getSimpleName() + " ended with " + end);
        }
    }
}
