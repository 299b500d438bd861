package io.evenkeel.call;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * What is being called: a journey or a dependency, by name.
 *
 * @param kind which of the two
 * @param name 1 to 100 characters: letters, digits, {@code . _ - :}, starting with a letter or a digit, or
 *     {@link #OVERFLOW}
 */
public record Operation(Kind kind, String name) {
    /** The name that stands for all names beyond a cap, and for all names that cannot be a label. */
    public static final String OVERFLOW = "_OTHER";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,99}");

    /** The two kinds of operation. */
    public enum Kind {
        JOURNEY,
        DEPENDENCY;

        String key() {
            return this == JOURNEY ? "journey" : "dependency";
        }
    }

    /**
     * @throws InvalidSettingException if the name is not allowed
     */
    public Operation {
        requireNonNull(kind, "kind");
        requireNonNull(name, "name");
        if (!name.equals(OVERFLOW) && !isAllowed(name)) {
            throw new InvalidSettingException(
                    kind.key(), name, "1 to 100 letters, digits, '.', '_', '-' or ':', a letter or digit first");
        }
    }

    /** Whether the name may become a label: the cheap check in front of names that come from outside. */
    public static boolean isAllowed(String name) {
        return name.length() <= 100 && NAME.matcher(name).matches();
    }
}
