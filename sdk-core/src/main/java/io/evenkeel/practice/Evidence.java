package io.evenkeel.practice;

import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** How evidence is written. */
public final class Evidence {
    private static final int MOST_NAMED = 10;
    private static final int LONGEST = 200;

    private Evidence() {}

    /** The first ten, and how many more there are. */
    public static String listed(Collection<String> things) {
        int more = things.size() - MOST_NAMED;
        return things.stream().limit(MOST_NAMED).collect(Collectors.joining(", "))
                + (more > 0 ? " and " + more + " more" : "");
    }

    /** What somebody has configured, in one line of at most 200 characters. */
    public static String text(String value) {
        String line = value.replaceAll("\\p{Cntrl}", "_");
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }

    /** Such as {@code 1m30s}. */
    public static String of(Duration duration) {
        return duration.toString().substring(2).toLowerCase(Locale.ROOT);
    }
}
