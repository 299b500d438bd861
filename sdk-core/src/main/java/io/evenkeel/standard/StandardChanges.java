package io.evenkeel.standard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a new standard changed, by key. */
public final class StandardChanges {
    private static final int MOST_SAID = 20;
    private static final int LONGEST_VALUE = 60;

    private final String name;
    private final List<String> since;
    private final Map<String, String> old;
    private final EffectiveStandard now;
    private final @Nullable String unknown;

    StandardChanges(
            String name, List<String> since, Map<String, String> old, EffectiveStandard now, @Nullable String unknown) {
        this.name = name;
        this.since = List.copyOf(since);
        this.old = old;
        this.now = now;
        this.unknown = unknown;
    }

    /** What was said to be known and is no version here, and which are; null if each is one. */
    public @Nullable String unknown() {
        return unknown;
    }

    /**
     * For people, in one line: only what is in effect another value than before.
     *
     * @param inEffect what is in effect in the service; what it says itself did not change with the standard
     * @return null if nothing changed for it
     */
    public @Nullable String summary(Settings inEffect) {
        List<String> changed = new ArrayList<>();
        old.forEach((key, before) -> {
            String after = now.said(key).value().text();
            boolean own = inEffect.all().stream()
                    .anyMatch(setting ->
                            setting.key().equals(key) && setting.layer().compareTo(Layer.SERVICE) >= 0);
            if (!own && !before.equals(after)) {
                changed.add(
                        StandardKeys.get(key).type() == ValueType.TEXTS
                                ? key
                                : key + " " + shown(before) + " → " + shown(after));
            }
        });
        if (changed.isEmpty()) {
            return null;
        }
        int more = Math.max(0, changed.size() - MOST_SAID);
        return "Standard " + name + ":" + (since.isEmpty() ? "" : " since " + String.join(" and ", since))
                + " changed for this service: "
                + String.join(", ", changed.subList(0, changed.size() - more))
                + (more == 0 ? "" : ", and " + more + " more");
    }

    private static String shown(String value) {
        return value.isEmpty()
                ? "none"
                : value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…";
    }
}
