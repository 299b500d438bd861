package io.evenkeel.standard;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one file says, line by line; nothing of it is compared with other files yet. */
final class StandardText {
    /** What is said for all services, or for those of one tier. */
    static final class Part {
        final Map<String, Said> values = new LinkedHashMap<>();
        final Map<String, Limit> limits = new LinkedHashMap<>();
        final Map<String, Place> locks = new LinkedHashMap<>();
    }

    /** One value, and where it is said. */
    record Said(Value value, Layer layer, Place place) {}

    final Layer layer;
    final String version;
    final Place versionPlace;
    final @Nullable String base;
    final Place basePlace;
    final @Nullable String replaces;
    final Part all;
    final Map<Tier, Part> tiers;
    /** What the organisation says its values were before. */
    final Map<String, Value> changed;

    StandardText(
            Layer layer,
            String version,
            Place versionPlace,
            @Nullable String base,
            Place basePlace,
            @Nullable String replaces,
            Part all,
            Map<Tier, Part> tiers,
            Map<String, Value> changed) {
        this.layer = layer;
        this.version = version;
        this.versionPlace = versionPlace;
        this.base = base;
        this.basePlace = basePlace;
        this.replaces = replaces;
        this.all = all;
        this.tiers = tiers;
        this.changed = changed;
    }

    /** The keys that the standard of an SDK does not say, and must. */
    List<String> missing() {
        Set<String> missing = new LinkedHashSet<>(StandardKeys.names());
        missing.removeAll(all.values.keySet());
        return List.copyOf(missing);
    }
}
