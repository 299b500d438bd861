package io.evenkeel.benchmarks.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartTest {
    private static final Key KEY = Key.of("SdkCalls.call", "P1");

    private final Part part =
            new Part(new Conditions(Map.of("cores", "2"), "a JDK", Map.of(), Map.of("form", "long")), List.of());

    @Test
    void aLaterPassOfARowIsAddedToIt() {
        Part measured = part.and(List.of(row(KEY, 1))).and(List.of(row(KEY.on(2), 5), row(KEY, 3)));

        assertThat(measured.rows()).hasSize(2);
        assertThat(measured.figure(KEY, Row.NANOS)).contains(new Figure(List.of(List.of(1.0), List.of(3.0))));
        assertThat(measured.figure(KEY, Row.BYTES)).isEmpty();
        assertThat(measured.figure(KEY.on(16), Row.NANOS)).isEmpty();
    }

    @Test
    void whatIsWrittenIsRead(@TempDir Path folder) {
        Part measured = part.and(List.of(row(KEY, 1.5), row(KEY.on(2), 2.5)));
        Path file = folder.resolve("results/calls.json");

        measured.write(file);

        assertThat(Part.read(file)).contains(measured);
        assertThat(Part.read(folder.resolve("none.json"))).isEmpty();
    }

    private static Row row(Key key, double nanos) {
        return new Row(key, Map.of(Row.NANOS, Figure.of(nanos)));
    }
}
