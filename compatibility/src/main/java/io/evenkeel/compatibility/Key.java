package io.evenkeel.compatibility;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One key of the configuration.
 *
 * @param type as Java has it
 * @param standard its default, as text; empty if it has none
 * @param values those it can have, as far as they are listed; empty if they are not
 * @param deprecation {@code null} while it is not deprecated
 */
record Key(
        String name,
        String type,
        String standard,
        Set<String> values,
        @Nullable Deprecation deprecation) {

    /** As Spring Boot's metadata has it; each of these texts is empty where nothing is said. */
    record Deprecation(String level, String since, String replacement, String reason) {
        boolean removed() {
            return level.equals("error");
        }
    }
}
