package io.evenkeel.examples.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The file that a service logs to. */
record ServiceLog(Path file) {
    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

    /** The port that the service says it listens on. */
    OptionalInt port() throws IOException {
        return PORT.matcher(text())
                .results()
                .map((MatchResult started) -> started.group(1))
                .mapToInt(Integer::parseInt)
                .findFirst();
    }

    List<String> lastLines(int count) throws IOException {
        List<String> lines = text().lines().toList();
        return lines.subList(Math.max(0, lines.size() - count), lines.size());
    }

    private String text() throws IOException {
        return new String(Files.readAllBytes(file), UTF_8);
    }
}
