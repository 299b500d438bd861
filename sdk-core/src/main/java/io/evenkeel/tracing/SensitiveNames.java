package io.evenkeel.tracing;

import io.evenkeel.call.InvalidSettingException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The names of attributes that say what they hold. A name matches where its words follow one another in that of an attribute:
 * {@code api-key} is in {@code http.request.header.x_api_key} and in {@code apiKey}, and {@code token} is not in
 * {@code input_tokens}. Thread-safe.
 */
final class SensitiveNames {
    private static final Map<String, Treatment> STANDARD = standard();
    private static final int LONGEST = 100;
    private static final int MOST = 100;
    private static final int LONGEST_ATTRIBUTE = 256;
    private static final int MOST_REMEMBERED = 1_000;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+|(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})");

    private final Map<String, Treatment> treatments = new LinkedHashMap<>();
    private final Map<String, Treatment> remembered = new ConcurrentHashMap<>();
    private final SensitiveText text;

    /**
     * @param more names to mask besides the standard ones
     * @param kept standard names that are none here
     * @param exceptionMessages whether what tells of an exception stays
     * @throws InvalidSettingException if a name has no word or is too long, or there are too many, or what is kept is no
     *     standard one
     */
    SensitiveNames(List<String> more, List<String> kept, boolean exceptionMessages, SensitiveText text) {
        this.text = text;
        STANDARD.forEach((name, treatment) -> treatments.put(words(name), treatment));
        if (exceptionMessages) {
            treatments.values().removeIf(Treatment.DROP::equals);
        }
        for (int i = 0; i < kept.size(); i++) {
            String name = words(checked("keep", i, kept.get(i)));
            if (treatments.remove(name) == null) {
                throw new InvalidSettingException(
                        "keep[" + i + "]", kept.get(i), "one of the standard names, such as http.url");
            }
        }
        for (int i = 0; i < more.size(); i++) {
            treatments.put(words(checked("names", i, more.get(i))), Treatment.MASK);
        }
    }

    private static Map<String, Treatment> standard() {
        Map<String, Treatment> names = new LinkedHashMap<>();
        for (String name : List.of("exception.message", "exception.stacktrace", "error.message", "command.error")) {
            names.put(name, Treatment.DROP);
        }
        for (String name : List.of("http.url", "url.full", "url.path", "url.original", "http.target", "http.path")) {
            names.put(name, Treatment.ORIGIN);
        }
        for (String name : List.of("db.statement", "db.query.text", "jdbc.query")) {
            names.put(name, Treatment.STATEMENT);
        }
        for (String name : List.of(
                "authorization",
                "cookie",
                "cookies",
                "password",
                "passwd",
                "pwd",
                "passphrase",
                "token",
                "jwt",
                "bearer",
                "csrf",
                "xsrf",
                "otp",
                "secret",
                "api-key",
                "apikey",
                "access-key",
                "private-key",
                "credential",
                "credentials",
                "signature",
                "session.id",
                "sessionid",
                "jsessionid",
                "card.number",
                "cardnumber",
                "cvv",
                "cvc",
                "iban",
                "ssn",
                "email",
                "mail",
                "user.name",
                "user.full_name",
                "url.query",
                "url.fragment",
                "http.query",
                "db.query.parameter",
                "db.operation.parameter",
                "jdbc.params",
                "jdbc.generated-keys")) {
            names.put(name, Treatment.MASK);
        }
        return names;
    }

    private static String checked(String key, int index, String name) {
        if (index >= MOST) {
            throw new InvalidSettingException(key, index + 1 + " names", "at most " + MOST);
        }
        if (name.length() > LONGEST || words(name).isBlank()) {
            throw new InvalidSettingException(
                    key + "[" + index + "]", name, "the name of an attribute, of 1 to " + LONGEST + " characters");
        }
        return name;
    }

    Treatment of(String attribute) {
        Treatment known = remembered.get(attribute);
        if (known != null) {
            return known;
        }
        Treatment found = find(attribute);
        if (remembered.size() < MOST_REMEMBERED) {
            remembered.put(attribute, found);
        }
        return found;
    }

    private Treatment find(String attribute) {
        if (attribute.length() > LONGEST_ATTRIBUTE || !text.scanned(attribute).equals(attribute)) {
            return Treatment.DROP; // the name itself came from outside
        }
        String words = words(attribute);
        for (Map.Entry<String, Treatment> entry : treatments.entrySet()) {
            if (words.contains(entry.getKey())) {
                return entry.getValue();
            }
        }
        return Treatment.SCAN;
    }

    /** In lower case, with one space before, between and behind them. */
    private static String words(String name) {
        String words = BETWEEN_WORDS
                .splitAsStream(name)
                .filter(word -> !word.isEmpty())
                .map(word -> word.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
        return words.isEmpty() ? " " : " " + words + " ";
    }
}
