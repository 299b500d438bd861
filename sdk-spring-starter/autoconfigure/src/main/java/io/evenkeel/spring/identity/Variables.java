package io.evenkeel.spring.identity;

import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;

/**
 * Variables of the process as they are written. Nothing in them is resolved: a <code>${…}</code> in one is text, and never an
 * error.
 */
final class Variables {
    private static final int LONGEST = 1_024;

    private final Environment environment;

    Variables(Environment environment) {
        this.environment = environment;
    }

    /** The value without what surrounds it; null if there is none, or one that is no text for an attribute. */
    @Nullable
    String get(String name) {
        if (environment instanceof ConfigurableEnvironment configurable) {
            for (PropertySource<?> source : configurable.getPropertySources()) {
                if (source.getProperty(name) instanceof CharSequence value) {
                    return text(value.toString());
                }
            }
        }
        return null;
    }

    /** A value as it may be an attribute: not blank, without control characters, at most 1,024 characters. */
    static @Nullable String text(@Nullable String value) {
        String text = value == null ? "" : value.strip();
        if (text.isEmpty() || text.chars().anyMatch(Character::isISOControl)) {
            return null;
        }
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
