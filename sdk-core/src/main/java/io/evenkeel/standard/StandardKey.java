package io.evenkeel.standard;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key that a standard has.
 *
 * @param name such as {@code outbound.timeout}
 * @param type what its values look like
 * @param least the least value; null for any
 * @param most the highest value; null for any
 * @param step what a value is a multiple of; null for anything
 * @param words the words that are values; empty for any
 * @param items what each element of a list looks like
 * @param expected what is accepted, for people
 * @param property where a Spring Boot application says it; null if nowhere
 * @param use who may say it, and what it means if somebody does
 */
record StandardKey(
        String name,
        ValueType type,
        @Nullable Value least,
        @Nullable Value most,
        @Nullable Value step,
        List<String> words,
        ItemForm items,
        String expected,
        @Nullable String property,
        Use use) {

    enum Use {
        /** A service that says another value deviates. */
        DEFAULT,
        /** What only the service can know: whatever it says is no deviation. */
        DECLARATION,
        /** Nobody can change it. */
        FIXED
    }

    /** Null if the text is no value of this key. */
    @Nullable
    Value read(String text) {
        Value value = type.read(text);
        return value != null && accepts(value) ? value : null;
    }

    /** What is accepted, and of a list which element is not. */
    String expectedOf(String text) {
        Value value = type.isList() ? type.read(text) : null;
        return expected
                + (value == null
                        ? ""
                        : value.items().stream()
                                .filter(item -> !items.accepts(item))
                                .findFirst()
                                .map(item -> "; " + Problems.cut(item) + " is none")
                                .orElse(""));
    }

    /** The value for people: of free texts, of which nobody knows what is in them, only how many there are. */
    String shown(Value value) {
        return type == ValueType.TEXTS ? value.items().size() + " texts" : value.text();
    }

    private boolean accepts(Value value) {
        if (!words.isEmpty() && !words.containsAll(value.items())) {
            return false;
        }
        BigDecimal size = value.size();
        if (size == null) {
            return value.items().stream().allMatch(items::accepts);
        }
        return (least == null || size.compareTo(sizeOf(least)) >= 0)
                && (most == null || size.compareTo(sizeOf(most)) <= 0)
                && (step == null || size.remainder(sizeOf(step)).signum() == 0);
    }

    private static BigDecimal sizeOf(Value value) {
        BigDecimal size = value.size();
        if (size == null) {
            throw new IllegalStateException("a bound has a size");
        }
        return size;
    }
}
