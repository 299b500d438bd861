package io.evenkeel.standard;

import io.evenkeel.standard.StandardText.Part;
import io.evenkeel.standard.StandardText.Said;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is left when every layer has spoken: of each key the last word, and all limits. */
final class Resolution {
    private final Map<String, Said> values = new LinkedHashMap<>();
    private final Map<String, List<Limit>> limits = new LinkedHashMap<>();
    private final Set<String> refused = new HashSet<>();
    private final Problems problems;

    /**
     * @param texts the lowest first
     * @param tier whose own lines come on top; null for none
     * @param problems where it goes what breaks a limit
     */
    Resolution(List<StandardText> texts, @Nullable Tier tier, Problems problems) {
        this.problems = problems;
        for (StandardText text : texts) {
            add(text.all, "");
        }
        if (tier != null) {
            for (StandardText text : texts) {
                Part part = text.tiers.get(tier);
                if (part != null) {
                    add(part, "tier." + tier.label() + ".");
                }
            }
        }
        limits.forEach((key, all) -> {
            Said said = values.get(key);
            all.forEach(limit -> keepsTo(limit, said));
        });
    }

    /** Null if nobody says it: an older standard does not know each key of a newer one. */
    @Nullable
    Said find(String key) {
        return values.get(key);
    }

    Said said(String key) {
        Said said = values.get(key);
        if (said == null) {
            throw new IllegalArgumentException(key + " is no key of the standard");
        }
        return said;
    }

    List<Limit> limits(String key) {
        return limits.getOrDefault(key, List.of());
    }

    private void add(Part part, String prefix) {
        part.values.forEach((key, said) -> {
            for (Limit limit : limits(key)) {
                if (!limit.allows(said.value())) {
                    problems.add(
                            said.place(), prefix + key, StandardKeys.get(key).shown(said.value()), limit.expected());
                    refused.add(key);
                }
            }
            values.put(key, said);
        });
        part.limits.forEach((key, limit) -> {
            for (Limit below : limits(key)) {
                if (!limit.isWithin(below)) {
                    problems.add(limit.place(), prefix + "allow." + key, limit.text(), below.expected());
                    refused.add(key);
                }
            }
            limit(key, limit);
        });
        part.locks.forEach((key, place) -> {
            Said said = values.get(key);
            if (said != null) {
                limit(key, Limit.locked(StandardKeys.get(key), said.value(), place));
            }
        });
    }

    private void limit(String key, Limit limit) {
        limits.computeIfAbsent(key, added -> new ArrayList<>()).add(limit);
    }

    /** A standard that breaks its own limit would stop every service that says nothing. */
    private void keepsTo(Limit limit, @Nullable Said said) {
        String key = limit.key().name();
        if (said != null && !limit.allows(said.value()) && !refused.contains(key)) {
            problems.add(
                    limit.place(),
                    "allow." + key,
                    limit.text(),
                    "a limit that the default keeps to, which is "
                            + StandardKeys.get(key).shown(said.value()) + " in "
                            + said.place().position());
        }
    }
}
