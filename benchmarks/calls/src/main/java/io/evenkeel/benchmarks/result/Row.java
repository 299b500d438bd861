package io.evenkeel.benchmarks.result;

import java.util.Map;
import java.util.TreeMap;

/**
 * What was measured of one row.
 *
 * @param figures by what they are and their unit, such as {@link #NANOS}
 */
public record Row(Key key, Map<String, Figure> figures) {
    /** Time per call. */
    public static final String NANOS = "ns/call";
    /** Allocation per call. */
    public static final String BYTES = "B/call";

    public Row {
        figures = Map.copyOf(figures);
    }

    /** With the passes of the same row, measured later. */
    Row and(Row later) {
        Map<String, Figure> all = new TreeMap<>(figures);
        later.figures.forEach((name, figure) -> all.merge(name, figure, Figure::and));
        return new Row(key, all);
    }
}
