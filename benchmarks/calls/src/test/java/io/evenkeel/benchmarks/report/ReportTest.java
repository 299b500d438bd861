package io.evenkeel.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.benchmarks.result.Conditions;
import io.evenkeel.benchmarks.result.Figure;
import io.evenkeel.benchmarks.result.Key;
import io.evenkeel.benchmarks.result.Part;
import io.evenkeel.benchmarks.result.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    @TempDir
    private Path folder;

    @Test
    void ratiosAreToThePeersInTheSameProfile() {
        calls(
                "long",
                row(Key.of("SdkCalls.call", "P1"), 150, 304),
                row(Key.of("SdkCalls.call", "P1").on(2), 180, 304),
                row(Key.of("FloorCalls.call", "P0"), 50, 0),
                row(Key.of("FloorCalls.call", "P1"), 100, 304),
                row(Key.of("HandAssembledCalls.call", "P1"), 300, 968),
                row(Key.of("Resilience4jCalls.all", ""), 100, 80),
                row(Key.of("Bare.unsampledSpan", ""), 47, 304));

        String report = new Report(folder).text();

        assertThat(report)
                .contains("| **ours** | P1 | 150 ± 0 | 304 | 1.50 | 0.50 | 180 ± 0 | 1.20 |\n")
                .contains("| Resilience4j: breaker, retry, bulkhead | – | 100 ± 0 | 80.0 | 2.00 | – | – | – |\n")
                .contains("| P1, 1 thread | ÷ by hand | 0.45 | 0.50 | **missed** by 11 % |\n")
                .contains("| P1, 1 thread | bytes beyond OpenTelemetry's own span | 0.50 B | 0 B | reached |\n")
                .contains("| P2, 1 thread | ÷ by hand | 0.55 | – | not measured |\n")
                .contains("## A Spring Boot application\n\nNot measured.\n")
                .contains("- Parameters: form long\n")
                .doesNotContain("short run");
    }

    @Test
    void aShortRunSaysThatItsFiguresSayNothing() {
        calls("short", row(Key.of("SdkCalls.call", "P1"), 150, 304), row(Key.of("SentinelCalls.call", ""), 300, 0));

        assertThat(new Report(folder).text())
                .contains("**From a short run: its figures say nothing**")
                .contains("| P1, 1 thread | ÷ Sentinel | 0.35 | 0.50 | – |\n")
                .doesNotContain("missed");
    }

    @Test
    void whatPeopleHaveWrittenStandsBelowTheGoals() throws IOException {
        Files.writeString(folder.resolve("notes.md"), "## What dominates\n\nThe clock.\n");

        assertThat(new Report(folder).text()).contains("|\n\n## What dominates\n\nThe clock.\n\n## Calls\n");
    }

    private void calls(String form, Row... rows) {
        new Part(new Conditions(Map.of(), "a JDK", Map.of(), Map.of("form", form)), List.of(rows))
                .write(folder.resolve("calls.json"));
    }

    private static Row row(Key key, double nanos, double bytes) {
        return new Row(key, Map.of(Row.NANOS, Figure.of(nanos), Row.BYTES, Figure.of(bytes)));
    }
}
