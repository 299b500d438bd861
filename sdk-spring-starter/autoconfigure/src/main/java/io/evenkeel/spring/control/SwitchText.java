package io.evenkeel.spring.control;

import io.evenkeel.call.InvalidSettingException;
import io.evenkeel.call.Operation;
import io.evenkeel.guard.GuardMode;
import io.evenkeel.guard.ModeSwitch.Overrides;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a switch file says: {@code mode=off} and {@code dependencies.payments.mode=observe}, one to a line. Empty lines and
 * those that start with {@code #} say nothing; of two lines for the same, the later counts.
 */
final class SwitchText {
    private static final String PREFIX = "evenkeel.";
    private static final String ALL = "mode";
    private static final String DEPENDENCIES = "dependencies.";
    private static final String MODE = ".mode";
    private static final String KEYS = "mode or dependencies.<name>.mode";
    private static final int LONGEST_KEY = 100;

    private SwitchText() {}

    /**
     * @throws InvalidSettingException for the first line that is not understood
     */
    static Overrides read(String text) {
        GuardMode all = null;
        Map<String, GuardMode> named = new HashMap<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            int equals = line.indexOf('=');
            String key = (equals < 0 ? line : line.substring(0, equals)).strip();
            String value = equals < 0 ? null : line.substring(equals + 1).strip();
            String place = "line " + (i + 1) + ", " + printable(key);
            String plain = key.startsWith(PREFIX) ? key.substring(PREFIX.length()) : key;
            if (plain.equals(ALL)) {
                all = mode(place, value);
            } else {
                named.put(dependency(place, plain, value), mode(place, value));
            }
        }
        return new Overrides(all, named);
    }

    private static String dependency(String place, String key, @Nullable String value) {
        String name = key.startsWith(DEPENDENCIES)
                        && key.endsWith(MODE)
                        && key.length() > DEPENDENCIES.length() + MODE.length()
                ? key.substring(DEPENDENCIES.length(), key.length() - MODE.length())
                : "";
        if (!Operation.isAllowed(name)) {
            throw new InvalidSettingException(place, printable(value), "the key " + KEYS);
        }
        return name;
    }

    private static GuardMode mode(String place, @Nullable String value) {
        for (GuardMode mode : GuardMode.values()) {
            if (mode.label().equalsIgnoreCase(value)) {
                return mode;
            }
        }
        throw new InvalidSettingException(
                place,
                printable(value),
                Arrays.stream(GuardMode.values()).map(GuardMode::label).collect(Collectors.joining(", ")));
    }

    /** Nobody who can write the file is to write lines of the log, too. */
    private static @Nullable String printable(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String cut = text.length() <= LONGEST_KEY ? text : text.substring(0, LONGEST_KEY) + "…";
        return cut.replaceAll("[^\\p{Print}…]", "?");
    }
}
