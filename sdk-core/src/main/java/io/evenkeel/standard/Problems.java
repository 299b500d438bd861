package io.evenkeel.standard;

import io.evenkeel.call.InvalidSettingException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** What is wrong in the files of a standard: all of it is said at once, up to a number. */
final class Problems {
    private static final int MOST_SAID = 20;
    private static final int LONGEST = 100;

    private final Set<String> found = new LinkedHashSet<>();
    private String firstFile = "";

    void add(Place place, String key, String value, String expected) {
        if (found.isEmpty()) {
            firstFile = place.file();
        }
        found.add(place.position() + ": " + cut(key) + ": " + (value.isEmpty() ? "nothing" : cut(value))
                + " (expected: " + expected + ")");
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /**
     * @throws InvalidSettingException if there is one; it names file, line, key, value and what was expected
     */
    void refuse() {
        if (!found.isEmpty()) {
            throw new InvalidSettingException(
                    "standard",
                    firstFile,
                    found.stream()
                            .limit(MOST_SAID)
                            .collect(Collectors.joining(
                                    "; ",
                                    "a standard without errors; it has " + found.size() + ": ",
                                    found.size() > MOST_SAID ? "; and " + (found.size() - MOST_SAID) + " more" : "")));
        }
    }

    /** A file may hold anything: neither its length nor its control characters get into a message. */
    static String cut(String text) {
        String shown = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
        return shown.replaceAll("\\p{Cntrl}", "_");
    }
}
