package io.evenkeel.compatibility;

import java.util.Locale;

/** What a method of the SDK is called with, or in; {@link Behaviour} also calls it with {@code null} for each argument. */
enum Scenario {
    VALID("with what is right"),
    EMPTY("with empty and zero arguments"),
    HOSTILE("with hostile arguments"),
    THROWING_WORK("with callbacks that throw"),
    THROWING_REGISTRY("with a meter registry that throws"),
    CLOSED_REGISTRY("with a meter registry that is closed"),
    INTERRUPTED("on an interrupted thread");

    private final String words;

    Scenario(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** Whether there is anything to vary without arguments. */
    boolean needsArguments() {
        return this == EMPTY || this == HOSTILE || this == THROWING_WORK;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
