package io.evenkeel.standard;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the values of a key look like. */
enum ValueType {
    DURATION,
    INTEGER,
    DECIMAL,
    FLAG,
    /** One of the words that the key lists. */
    WORD,
    /** Any words, with commas between. */
    WORDS,
    /** Any texts, with a comma and a space between. */
    TEXTS,
    /** Durations, with commas between. */
    DURATIONS;

    private static final Pattern INTEGERS = Pattern.compile("[0-9]{1,9}");
    private static final Pattern DECIMALS = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,18})?");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s,]+");
    private static final int MOST_ITEMS = 1_000;

    /** Each is a series of every histogram. */
    private static final int MOST_DURATIONS = 50;

    /** Whether one value can be more than another. */
    boolean isOrdered() {
        return this == DURATION || this == INTEGER || this == DECIMAL;
    }

    boolean isList() {
        return this == WORDS || this == TEXTS || this == DURATIONS;
    }

    /** Null if the text is no such value. */
    @Nullable
    Value read(String text) {
        return switch (this) {
            case DURATION -> {
                Duration duration = DurationText.read(text);
                yield duration == null ? null : of(duration);
            }
            case INTEGER -> INTEGERS.matcher(text).matches() ? Value.number(new BigDecimal(text)) : null;
            case DECIMAL -> DECIMALS.matcher(text).matches() ? Value.number(new BigDecimal(text)) : null;
            case FLAG -> text.equals("true") || text.equals("false") ? Value.word(text) : null;
            case WORD -> Value.word(text);
            case WORDS, DURATIONS -> list(text, ",");
            case TEXTS -> list(text, ",\\s");
        };
    }

    private @Nullable Value list(String text, String between) {
        List<String> items = new ArrayList<>();
        if (!text.isEmpty()) {
            for (String part : text.split(between, -1)) {
                String item = part.strip();
                Value duration = this == DURATIONS ? DURATION.read(item) : null;
                boolean unknown = this == DURATIONS && (duration == null || duration.isZero());
                int most = this == DURATIONS ? MOST_DURATIONS : MOST_ITEMS;
                if (item.isEmpty() || items.size() == most || unknown) {
                    return null;
                }
                items.add(duration == null ? item : duration.text());
            }
        }
        return this == DURATIONS && items.isEmpty() ? null : Value.list(items);
    }

    /** The value of what a program holds: a duration, a number, a flag, a constant of an enumeration, or a list of those. */
    static Value of(Object held) {
        if (held instanceof Duration duration) {
            String text = DurationText.write(duration);
            return new Value(text, DurationText.nanos(duration), List.of(text));
        }
        if (held instanceof Double number) {
            return Double.isFinite(number) ? Value.number(BigDecimal.valueOf(number)) : Value.word(number.toString());
        }
        if (held instanceof BigDecimal number) {
            return Value.number(number);
        }
        if (held instanceof Integer number) {
            return Value.number(BigDecimal.valueOf(number));
        }
        if (held instanceof Enum<?> constant) {
            return Value.word(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        if (held instanceof Iterable<?> several) {
            List<String> items = new ArrayList<>();
            several.forEach(item -> items.add(of(item).text()));
            return Value.list(items);
        }
        return Value.word(held.toString());
    }

    static List<String> words(String text) {
        return text.isEmpty() ? List.of() : BETWEEN_WORDS.splitAsStream(text).toList();
    }
}
