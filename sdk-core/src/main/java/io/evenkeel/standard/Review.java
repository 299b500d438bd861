package io.evenkeel.standard;

import io.evenkeel.standard.StandardText.Said;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a team has looked at of its standard, and what is new to it. Of values only: an old value may break a new limit. */
final class Review {
    private final ShippedStandards shipped;
    private final List<StandardText> overlays;
    private final List<String> reviewed;
    private final List<StandardText> newOverlays;
    private final @Nullable String before;

    /**
     * @param base the standard of the SDK that is in effect
     * @param overlays what is in effect on top of it, the lowest first
     * @param said the versions that were looked at, with commas or spaces between; null for none
     */
    Review(ShippedStandards shipped, String base, List<StandardText> overlays, @Nullable String said) {
        this.shipped = shipped;
        this.overlays = overlays;
        this.reviewed = said == null ? List.of() : ValueType.words(said.strip());
        int seen = 0;
        for (int i = 0; i < overlays.size(); i++) {
            seen = reviewed.contains(overlays.get(i).version) ? i + 1 : seen;
        }
        this.newOverlays = overlays.subList(seen, overlays.size());
        String last = seen > 0 ? base : shipped.before(base);
        for (String version : shipped.versions()) {
            last = seen == 0 && reviewed.contains(version) ? version : last;
        }
        this.before = last == null || last.equals(base) ? null : last;
    }

    /** The versions that are compared with, the uppermost first. */
    List<String> since() {
        List<String> since = new ArrayList<>();
        for (StandardText text : newOverlays) {
            if (text.replaces != null && !text.changed.isEmpty()) {
                since.add(0, text.replaces);
            }
        }
        if (before != null) {
            since.add(before);
        }
        return since;
    }

    /** The values that were in effect before, by key, of those that may be others now. */
    Map<String, String> oldValues(EffectiveStandard now) {
        Map<String, String> old = new LinkedHashMap<>();
        for (StandardText text : newOverlays) {
            old.keySet().removeAll(text.all.values.keySet()); // below what this one says itself, nothing shows
            text.changed.forEach((key, value) -> old.put(key, value.text()));
        }
        old.keySet().removeIf(key -> now.said(key).layer() == Layer.TIER);
        if (before != null) {
            List<StandardText> texts = new ArrayList<>(shipped.texts(before, new Problems()));
            texts.addAll(overlays);
            Resolution then = new Resolution(texts, now.tier(), new Problems());
            for (String key : StandardKeys.names()) {
                Said said = then.find(key);
                if (said != null && !said.value().same(now.said(key).value())) {
                    old.putIfAbsent(key, said.value().text());
                }
            }
        }
        return old;
    }

    /** What was said to be looked at and is no version here, with those that are; null if each is one. */
    @Nullable
    String unknown() {
        Set<String> known = new LinkedHashSet<>();
        for (StandardText text : overlays) {
            known.add(text.version);
            if (text.replaces != null) {
                known.add(text.replaces);
            }
        }
        known.addAll(shipped.versions());
        List<String> unknown =
                reviewed.stream().filter(version -> !known.contains(version)).toList();
        return unknown.isEmpty()
                ? null
                : Problems.cut(String.join(", ", unknown)) + " (expected: any of " + String.join(", ", known) + ")";
    }
}
