package io.evenkeel.standard;

import io.evenkeel.call.InvalidSettingException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The reasons that a service gives for its deviations, each with the last day on which it holds. Immutable. */
public final class Waivers {
    private static final Waivers NONE = new Waivers(Map.of());
    private static final int LONGEST_REASON = 500;
    private static final int MOST_DAYS = 366;

    record Waiver(String because, LocalDate until) {}

    private final Map<String, Waiver> reasons;

    private Waivers(Map<String, Waiver> reasons) {
        this.reasons = reasons;
    }

    /** No reasons at all. */
    public static Waivers none() {
        return NONE;
    }

    /**
     * Reads reasons.
     *
     * @param said by {@code <key>.because} and {@code <key>.until}; a key may leave out dashes, as variables do
     * @param today the day on which the service starts
     * @throws InvalidSettingException if a key is not known, one of the two is missing, or the day is none, or too far away
     */
    public static Waivers of(Map<String, String> said, LocalDate today) {
        Map<String, String> known = new LinkedHashMap<>();
        StandardKeys.names().forEach(name -> known.put(flat(name), name));
        Map<String, String> because = new LinkedHashMap<>();
        Map<String, String> until = new LinkedHashMap<>();
        said.forEach((given, value) -> {
            Map<String, String> part = given.endsWith(".because") ? because : given.endsWith(".until") ? until : null;
            if (part == null) {
                throw refused(given, value, "<key>.because and <key>.until");
            }
            String key = given.substring(0, given.lastIndexOf('.'));
            String name = known.get(flat(key));
            if (name == null) {
                throw refused(
                        given,
                        value,
                        "a key of the standard; did you mean " + NearestWord.of(key, StandardKeys.names()) + "?");
            }
            part.put(name, value.strip());
        });
        Map<String, Waiver> reasons = new LinkedHashMap<>();
        because.forEach((name, reason) ->
                reasons.put(name, new Waiver(reason(name, reason), day(name, until.get(name), today))));
        for (String name : until.keySet()) {
            if (!because.containsKey(name)) {
                throw refused(name + ".because", null, "a reason, where there is an end");
            }
        }
        return new Waivers(Map.copyOf(reasons));
    }

    /** The keys that there is a reason for. */
    public Set<String> keys() {
        return reasons.keySet();
    }

    @Nullable
    Waiver of(String key) {
        return reasons.get(key);
    }

    private static String reason(String name, String reason) {
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw refused(name + ".because", reason, "a reason of 1 to " + LONGEST_REASON + " characters");
        }
        return reason;
    }

    private static LocalDate day(String name, @Nullable String text, LocalDate today) {
        LocalDate last = today.plusDays(MOST_DAYS);
        String expected = "a day such as " + today.plusMonths(3) + ", " + last + " at the latest";
        if (text == null) {
            throw refused(name + ".until", null, expected);
        }
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.isAfter(last)) {
                throw refused(name + ".until", text, expected);
            }
            return day;
        } catch (DateTimeParseException e) {
            InvalidSettingException refused = refused(name + ".until", text, expected);
            refused.addSuppressed(e);
            throw refused;
        }
    }

    private static InvalidSettingException refused(String key, @Nullable String value, String expected) {
        return new InvalidSettingException("deviations." + key, value, expected);
    }

    private static String flat(String key) {
        return key.replace("-", "").toLowerCase(Locale.ROOT);
    }
}
