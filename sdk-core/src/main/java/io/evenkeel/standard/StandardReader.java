package io.evenkeel.standard;

import io.evenkeel.standard.StandardKey.Use;
import io.evenkeel.standard.StandardText.Part;
import io.evenkeel.standard.StandardText.Said;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one file: UTF-8, {@code key = value} in each line, comments begin with {@code #}, and nothing else. Whatever is not
 * understood is a problem, never skipped.
 */
final class StandardReader {
    private static final int MOST_LINES = 2_000;
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,49}");
    private static final String VERSIONS = "1 to 50 letters, digits, '.', '_' or '-', such as acme-7";
    private static final String ALLOW = "allow.";
    private static final String CHANGED = "changed.";

    private static final Pattern OWNER = Pattern.compile("\\s*version\\s*=\\s*(" + VERSION.pattern() + ")\\s*");

    private final Layer layer;
    private final String file;
    private final Problems problems;
    private final Map<String, Integer> lines = new HashMap<>();
    private final Part all = new Part();
    private final Map<Tier, Part> tiers = new EnumMap<>(Tier.class);
    private final Map<String, Value> changed = new LinkedHashMap<>();
    private String owner;
    private @Nullable String version;
    private @Nullable String base;
    private @Nullable String replaces;

    private StandardReader(Layer layer, String file, Problems problems) {
        this.layer = layer;
        this.file = file;
        this.owner = file;
        this.problems = problems;
    }

    /** Always returns what could be read; look at the problems first. */
    static StandardText read(Layer layer, Overlay overlay, Problems problems) {
        return new StandardReader(layer, overlay.place(), problems).read(overlay.text());
    }

    private StandardText read(byte[] bytes) {
        List<String> all = decoded(bytes).lines().limit(MOST_LINES + 1L).toList();
        owner = all.stream()
                .map(OWNER::matcher)
                .filter(Matcher::matches)
                .map(found -> found.group(1))
                .findFirst()
                .orElse(file);
        if (all.size() > MOST_LINES) {
            problems.add(place(MOST_LINES + 1), "lines", "more", "at most " + MOST_LINES);
        } else {
            for (int i = 0; i < all.size(); i++) {
                line(all.get(i).strip(), i + 1);
            }
            if (problems.isEmpty()) {
                missing();
            }
        }
        return new StandardText(
                layer,
                version == null ? "unknown" : version,
                place(lines.getOrDefault("version", 1)),
                base,
                place(lines.getOrDefault("extends", 1)),
                replaces,
                this.all,
                tiers,
                changed);
    }

    private String decoded(byte[] bytes) {
        if (bytes.length > Overlay.MOST_BYTES) {
            problems.add(place(1), "size", bytes.length + " bytes", "at most " + Overlay.MOST_BYTES);
            return "";
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            problems.add(place(1), "text", "bytes that are no characters", "UTF-8");
            return "";
        }
    }

    private void missing() {
        if (version == null) {
            problems.add(place(1), "version", "", VERSIONS);
        }
        if (layer != Layer.SDK && base == null) {
            problems.add(place(1), "extends", "", "the standard that this one changes, such as 2026.1");
        }
    }

    private void line(String line, int number) {
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        Place place = place(number);
        int equals = line.indexOf('=');
        String key = equals < 0 ? "" : line.substring(0, equals).strip();
        if (key.isEmpty()) {
            problems.add(place, "line", line, "key = value");
            return;
        }
        String value = line.substring(equals + 1).strip();
        Integer before = lines.putIfAbsent(key, number);
        if (before != null) {
            problems.add(place, key, value, "one line for it; it stands in line " + before + " too");
            return;
        }
        switch (key) {
            case "version" -> version = name(place, key, value);
            case "extends" -> base = name(place, key, value);
            case "replaces" -> replaces = aboveTheSdk(place, key, value) ? name(place, key, value) : null;
            default -> {
                Tier tier = tierOf(key);
                String rest = tier == null
                        ? key
                        : key.substring("tier.".length() + tier.label().length() + 1);
                Part part = tier == null ? all : tiers.computeIfAbsent(tier, added -> new Part());
                said(place, key, rest, value, part, tier);
            }
        }
    }

    private void said(Place place, String key, String rest, String value, Part part, @Nullable Tier tier) {
        boolean limit = rest.startsWith(ALLOW);
        boolean old = tier == null && rest.startsWith(CHANGED);
        if (rest.equals("lock")) {
            if (aboveTheSdk(place, key, value)) {
                locks(place, key, value, part);
            }
            return;
        }
        String name = limit ? rest.substring(ALLOW.length()) : old ? rest.substring(CHANGED.length()) : rest;
        StandardKey known = known(place, key, name, value);
        if (known == null || ((limit || old) && !aboveTheSdk(place, key, value))) {
            return;
        }
        if (limit) {
            limit(place, key, value, known, part);
            return;
        }
        if (tier != null && name.equals("tier")) {
            problems.add(place, key, value, "no tier of a tier");
            return;
        }
        Value read = known.read(value);
        if (read == null) {
            problems.add(place, key, value, known.expectedOf(value));
        } else if (old) {
            changed.put(name, read);
        } else {
            part.values.put(name, new Said(read, tier == null ? layer : Layer.TIER, place));
        }
    }

    private void limit(Place place, String key, String value, StandardKey known, Part part) {
        Limit limit = Limit.read(known, value, place);
        if (limit == null) {
            String shape = known.type().isOrdered() ? "a range such as 1s..10s, ..10s or 1s.., of: " : "words of: ";
            problems.add(place, key, value, shape + known.expected());
        } else {
            part.limits.put(known.name(), limit);
        }
    }

    private void locks(Place place, String key, String value, Part part) {
        List<String> names = ValueType.words(value);
        if (names.isEmpty()) {
            problems.add(place, key, value, "keys of the standard, with spaces between");
        }
        for (String name : names) {
            if (known(place, key, name, name) != null) {
                part.locks.put(name, place);
            }
        }
    }

    private @Nullable StandardKey known(Place place, String key, String name, String value) {
        StandardKey known = StandardKeys.find(name);
        if (known == null && name.startsWith("tier.")) {
            problems.add(place, key, value, "tier.critical, tier.high, tier.medium or tier.low, and then a key");
            return null;
        }
        if (known == null) {
            problems.add(
                    place,
                    key,
                    value,
                    "a key of the standard; did you mean " + NearestWord.of(name, StandardKeys.names()) + "?");
            return null;
        }
        if (known.use() == Use.FIXED && layer != Layer.SDK) {
            problems.add(place, key, value, known.expected());
            return null;
        }
        return known;
    }

    private boolean aboveTheSdk(Place place, String key, String value) {
        if (layer == Layer.SDK) {
            problems.add(place, key, value, "nothing of this kind in the standard of an SDK");
            return false;
        }
        return true;
    }

    private @Nullable String name(Place place, String key, String value) {
        if (!VERSION.matcher(value).matches()) {
            problems.add(place, key, value, VERSIONS);
            return null;
        }
        return value;
    }

    private static @Nullable Tier tierOf(String key) {
        for (Tier tier : Tier.values()) {
            if (key.startsWith("tier." + tier.label() + ".")) {
                return tier;
            }
        }
        return null;
    }

    private Place place(int line) {
        return new Place(owner, file, line);
    }
}
