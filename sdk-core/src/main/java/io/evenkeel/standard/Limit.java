package io.evenkeel.standard;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which values of a key the layers above may say. Has exactly one of: ends of a range, words, or the one value.
 *
 * @param least the lower end; null if open
 * @param most the upper end; null if open
 * @param words the words, or elements of a list, that are allowed; empty if it is no such limit
 * @param only the one value, where the key is locked
 */
record Limit(
        StandardKey key,
        @Nullable Value least,
        @Nullable Value most,
        List<String> words,
        @Nullable Value only,
        Place place) {

    /** What is written after {@code allow.<key> =}; null if it cannot be read. */
    static @Nullable Limit read(StandardKey key, String text, Place place) {
        if (!key.type().isOrdered()) {
            List<String> words = ValueType.words(text);
            return words.isEmpty() || !accepts(key, words) ? null : new Limit(key, null, null, words, null, place);
        }
        int between = text.indexOf("..");
        if (between < 0) {
            Value only = key.read(text);
            return only == null ? null : new Limit(key, only, only, List.of(), null, place);
        }
        String from = text.substring(0, between).strip();
        String to = text.substring(between + 2).strip();
        Value least = from.isEmpty() ? null : key.read(from);
        Value most = to.isEmpty() ? null : key.read(to);
        boolean unread = (least == null) != from.isEmpty() || (most == null) != to.isEmpty();
        boolean empty = least == null && most == null;
        boolean reversed = least != null && most != null && size(least).compareTo(size(most)) > 0;
        return unread || empty || reversed ? null : new Limit(key, least, most, List.of(), null, place);
    }

    private static boolean accepts(StandardKey key, List<String> words) {
        return switch (key.type()) {
            case FLAG -> List.of("true", "false").containsAll(words);
            case WORD -> key.words().containsAll(words);
            case WORDS -> key.read(String.join(", ", words)) != null;
            default -> false;
        };
    }

    static Limit locked(StandardKey key, Value value, Place place) {
        return new Limit(key, null, null, List.of(), value, place);
    }

    boolean allows(Value value) {
        if (only != null) {
            return only.same(value);
        }
        if (!words.isEmpty()) {
            return words.containsAll(value.items());
        }
        BigDecimal size = value.size();
        return size != null
                && (least == null || size.compareTo(size(least)) >= 0)
                && (most == null || size.compareTo(size(most)) <= 0);
    }

    /** Whether everything that this one allows, the other allows too. */
    boolean isWithin(Limit other) {
        if (only != null) {
            return other.allows(only);
        }
        if (other.only != null) {
            boolean one = words.size() == 1 && other.only.same(Value.list(words));
            return one || (least != null && most != null && other.allows(least) && other.allows(most));
        }
        if (!words.isEmpty()) {
            return other.words.containsAll(words);
        }
        return (other.least == null || (least != null && other.allows(least)))
                && (other.most == null || (most != null && other.allows(most)));
    }

    /** The value that is allowed and closest to the one that is not; null where closeness means nothing. */
    @Nullable
    Value closest(Value refused) {
        if (only != null) {
            return only;
        }
        if (!words.isEmpty()) {
            if (!key.type().isList()) {
                return null;
            }
            List<String> kept = new ArrayList<>(refused.items());
            kept.retainAll(words);
            return Value.list(kept);
        }
        BigDecimal size = refused.size();
        if (size == null) {
            return null;
        }
        return least != null && size.compareTo(size(least)) < 0 ? least : most;
    }

    /** What is allowed, for people. */
    String text() {
        if (only != null) {
            return only.text().isEmpty() ? "nothing" : only.text();
        }
        if (!words.isEmpty()) {
            return String.join(key.type().isList() ? ", " : " or ", words);
        }
        if (least == null) {
            return "at most " + (most == null ? "" : most.text());
        }
        return most == null
                ? "at least " + least.text()
                : least.same(most) ? least.text() : least.text() + " to " + most.text();
    }

    /** What is allowed, who says so, and where. */
    String expected() {
        return text() + ", " + (only == null ? "the limit" : "locked") + " of " + place.owner() + " in "
                + place.position();
    }

    /** One text of all limits that mean the same. */
    String canonical() {
        if (only != null) {
            return "=" + only.canonical();
        }
        return words.isEmpty()
                ? (least == null ? "" : least.canonical()) + ".." + (most == null ? "" : most.canonical())
                : Value.list(words).canonical();
    }

    private static BigDecimal size(Value value) {
        BigDecimal size = value.size();
        if (size == null) {
            throw new IllegalStateException("an end of a range has a size");
        }
        return size;
    }
}
