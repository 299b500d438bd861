package io.evenkeel.benchmarks.result;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One part of a run: a file of its own, so that it can be measured again by itself. */
public record Part(Conditions conditions, List<Row> rows) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    public Part {
        Map<Key, Row> byKey = new LinkedHashMap<>();
        rows.forEach(row -> byKey.merge(row.key(), row, Row::and));
        rows = List.copyOf(byKey.values());
    }

    /** With the rows of another, measured under the same conditions: a later pass of the same row is added to it. */
    public Part and(List<Row> later) {
        return new Part(conditions, Stream.concat(rows.stream(), later.stream()).toList());
    }

    /** What was measured of a row, if it was. */
    public Optional<Figure> figure(Key key, String name) {
        return rows.stream()
                .filter(row -> row.key().equals(key))
                .map(row -> row.figures().get(name))
                .flatMap(Stream::ofNullable)
                .findFirst();
    }

    /** Writes it, one row a line, so that a change can be read. */
    public void write(Path file) {
        try {
            List<String> lines = new ArrayList<>();
            for (Row row : rows) {
                lines.add(JSON.writeValueAsString(row));
            }
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(
                    file,
                    "{\"conditions\": " + JSON.writeValueAsString(conditions) + ",\n\"rows\": [\n"
                            + String.join(",\n", lines) + "\n]}\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads what was written, if it was. */
    public static Optional<Part> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(file.toFile(), Part.class));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
