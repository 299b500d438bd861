package io.evenkeel.e2e;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The past that the engines are given before the live run: 29 days of 5-minute tiles, as the rules would have recorded
 * them from quiet traffic, and an hour of {@code up}, by which the rules see that the engine was there before the
 * services. The series are those that the running services have; only what gets traffic in the live run has a past.
 */
final class History {
    private static final int GOOD = 600;

    static final int TILES = 29 * 24 * 12;
    private static final int TILES_TO_A_BAD_EVENT = 24;
    private static final int BAD = TILES / TILES_TO_A_BAD_EVENT;
    private static final int TILES_OF_A_BLOCK = 2 * 24 * 12;

    private static final Duration TILE = Duration.ofMinutes(5);

    private final List<Slo> slos;
    private final Instant newest;

    /** @param now when the live run begins; the newest tile is a little older than what the first live one covers */
    History(List<Slo> slos, Instant now) {
        this.slos = List.copyOf(slos);
        this.newest = now.minus(Duration.ofMinutes(6));
    }

    /** How often an event of the past had this result. */
    static long events(String result) {
        return result.equals("bad") ? BAD : (long) GOOD * TILES;
    }

    /** All of it, with timestamps in milliseconds. */
    String text() {
        StringBuilder text = new StringBuilder();
        appendTiles(text, 0, TILES, 1000);
        appendUp(text, 1000);
        return text.toString();
    }

    /** Makes blocks of it in the folder {@code data} of this one. */
    void writeBlocks(Path folder) {
        for (int first = 0; first < TILES; first += TILES_OF_A_BLOCK) {
            StringBuilder text = new StringBuilder("# TYPE evenkeel:slo_events:tile5m gauge\n");
            appendTiles(text, first, Math.min(first + TILES_OF_A_BLOCK, TILES), 1);
            if (first + TILES_OF_A_BLOCK >= TILES) {
                appendUp(text.append("# TYPE up gauge\n"), 1);
            }
            Place.write(folder.resolve("history.txt"), text.append("# EOF\n").toString());
            Program.run(
                    folder,
                    List.of(
                            "promtool",
                            "tsdb",
                            "create-blocks-from",
                            "openmetrics",
                            "--max-block-duration=48h",
                            "history.txt",
                            "data"));
        }
    }

    private void appendTiles(StringBuilder text, int first, int end, int perSecond) {
        for (Slo slo : slos) {
            for (String result : List.of("good", "bad")) {
                String series = "evenkeel:slo_events:tile5m{" + slo.labels() + ",result=\"" + result + "\"} ";
                for (int tile = first; tile < end; tile++) {
                    long time =
                            newest.minus(TILE.multipliedBy(TILES - 1 - tile)).getEpochSecond();
                    text.append(series)
                            .append(value(result, tile))
                            .append(' ')
                            .append(time * perSecond)
                            .append('\n');
                }
            }
        }
    }

    private void appendUp(StringBuilder text, int perSecond) {
        for (int minute = 60; minute >= 0; minute--) {
            text.append("up{job=\"earlier\",instance=\"earlier:8080\"} 1 ")
                    .append(newest.minus(Duration.ofMinutes(minute)).getEpochSecond() * perSecond)
                    .append('\n');
        }
    }

    @Override
    public String toString() {
        return TILES + " tiles of " + slos.stream().map(Slo::toString).collect(Collectors.joining(", "));
    }

    private static int value(String result, int tile) {
        if (result.equals("good")) {
            return GOOD;
        }
        return tile % TILES_TO_A_BAD_EVENT == TILES_TO_A_BAD_EVENT - 1 ? 1 : 0;
    }
}
