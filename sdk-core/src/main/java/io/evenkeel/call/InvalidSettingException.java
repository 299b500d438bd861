package io.evenkeel.call;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A setting was refused at set-up. The message is always of the form {@code key: value (expected: …)}; an overlong value
 * is cut at 100 characters, and of a URL neither the user nor the query is told.
 */
public final class InvalidSettingException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_VALUE = 100;
    private static final Pattern USER = Pattern.compile("(?<!/)//(?!/).*@", Pattern.DOTALL);
    private static final Pattern QUERY = Pattern.compile("(//[^\\s?#]*+[?#])\\S+");

    private final String key;
    private final String value;
    private final String expected;

    /**
     * @param key the setting's name, such as {@code target}
     * @param value what was given; {@code null} reads as {@code missing}
     * @param expected what would have been accepted
     */
    public InvalidSettingException(String key, @Nullable Object value, String expected) {
        this(key, shown(value), expected, null);
    }

    private InvalidSettingException(String key, String value, String expected, @Nullable Throwable cause) {
        super(key + ": " + value + " (expected: " + expected + ")", cause);
        this.key = key;
        this.value = value;
        this.expected = expected;
    }

    /** The same refusal, with the key named by its full path, such as {@code evenkeel.journeys.pay.target}. */
    public InvalidSettingException below(String prefix) {
        return new InvalidSettingException(prefix + "." + key, value, expected, this);
    }

    /** The name of the setting. */
    public String key() {
        return key;
    }

    /** The refused value as text. */
    public String value() {
        return value;
    }

    /** What would have been accepted. */
    public String expected() {
        return expected;
    }

    private static String shown(@Nullable Object value) {
        if (value == null) {
            return "missing";
        }
        String text = value.toString();
        if (text.contains("//")) {
            text = QUERY.matcher(USER.matcher(text).replaceAll("//…@")).replaceAll("$1…");
        }
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "…";
    }
}
