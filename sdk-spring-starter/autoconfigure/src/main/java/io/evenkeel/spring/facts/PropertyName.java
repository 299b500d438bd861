package io.evenkeel.spring.facts;

import io.evenkeel.standard.StandardKeys;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How an application says a key in its configuration. */
final class PropertyName {
    private static final Pattern DEPENDENCY = Pattern.compile("dependencies\\.(.+?)\\.("
            + "mode|timeout|attempt-timeout|concurrency-limit|breaker\\.[a-z-]+|retry\\.[a-z-]+)");
    private static final Pattern OBJECTIVE =
            Pattern.compile("journeys\\.(.+)\\.objectives\\.(.+)\\.(target|threshold|window)");
    private static final Pattern PLAIN = Pattern.compile("[a-z0-9-]+");
    private static final List<String> OF_THE_STANDARD =
            List.of("standard.version", "standard.until", "standard.reviewed");

    private PropertyName() {}

    /** Null for what is said in code only. */
    static @Nullable String of(String key) {
        String known = StandardKeys.property(key);
        if (known != null) {
            return known;
        }
        Matcher dependency = DEPENDENCY.matcher(key);
        if (dependency.matches()) {
            return "evenkeel.dependencies" + named(dependency.group(1)) + "." + dependency.group(2);
        }
        Matcher objective = OBJECTIVE.matcher(key);
        if (objective.matches()) {
            return "evenkeel.journeys" + named(objective.group(1)) + ".objectives" + named(objective.group(2)) + "."
                    + objective.group(3);
        }
        return OF_THE_STANDARD.contains(key) ? "evenkeel." + key : null;
    }

    /** What no plain name can have is in brackets. */
    private static String named(String name) {
        return PLAIN.matcher(name).matches() ? "." + name : "[" + name + "]";
    }
}
