package io.evenkeel.tracing;

import static io.evenkeel.tracing.Redaction.REDACTED;

import io.evenkeel.call.InvalidSettingException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Finds in a text what nobody should read there, by its form: the user and the query of a URL, mail addresses, tokens,
 * passwords and numbers of payment cards, and what the application knows besides. Time is bounded: the text is cut, and a
 * pattern that takes too many steps on it costs the whole text. Thread-safe.
 */
final class SensitiveText {
    private static final int LONGEST = 4_096;

    /** So much is looked at beyond what is kept, that what begins within it is recognized. */
    private static final int BEYOND = 256;

    private static final int MOST_PATTERNS = 50;
    private static final int LONGEST_PATTERN = 200;

    private static final Pattern USER = Pattern.compile("://[^\\s/?#\"'<>]*@");
    private static final Pattern QUERY = Pattern.compile("((?:://|(?<!\\S)/)[^\\s?#\"'<>]*+)[?#][^\\s\"'<>]*+");
    private static final Pattern MAIL =
            Pattern.compile("[\\p{L}\\p{N}._+-]{1,64}+(?:@|%40)[\\p{L}\\p{N}-]{1,63}+(?:\\.[\\p{L}\\p{N}-]{1,63}+)++");
    private static final Pattern JWT = Pattern.compile("eyJ[\\w-]{6,}+(?:\\.[\\w-]*+){0,4}+");
    private static final Pattern SCHEME =
            Pattern.compile("(?i)\\b(bearer)\\s++[\\w+/=.~-]{6,}+|\\b(basic|digest|negotiate)\\s++[\\w+/=.~-]{16,}+");
    private static final Pattern PAIR =
            Pattern.compile("(?i)(passw(?:or)?d|pwd|passphrase|secret|token|api[_-]?key|access[_-]?key|authorization"
                    + "|cookie|session[_-]?id|credentials?|signature)[\"']?\\s*+(?:[=:]|%3d)\\s*+[\"']?[^\\s\"',;&]++");
    private static final Pattern KEY = Pattern.compile("\\b(?:(?:AKIA|ASIA)[A-Z0-9]{16}|gh[pousr]_\\w{20,}+"
            + "|glpat-[\\w-]{20,}+|sk_(?:live|test)_\\w{10,}+|xox[abprs]-[\\w-]{10,}+|AIza[\\w-]{30,}+)"
            + "|-----BEGIN [A-Z ]{1,40}KEY-----[\\s\\S]*+");

    private final List<Pattern> more = new ArrayList<>();

    /**
     * @param patterns regular expressions of what is sensitive besides
     * @throws InvalidSettingException if one is none, is too long, or matches the empty text, or there are too many
     */
    SensitiveText(List<String> patterns) {
        if (patterns.size() > MOST_PATTERNS) {
            throw new InvalidSettingException("patterns", patterns.size() + " patterns", "at most " + MOST_PATTERNS);
        }
        for (int i = 0; i < patterns.size(); i++) {
            more.add(checked("patterns[" + i + "]", patterns.get(i)));
        }
    }

    private static Pattern checked(String key, String pattern) {
        String expected = "a regular expression of 1 to " + LONGEST_PATTERN
                + " characters that does not match the empty" + " text";
        try {
            if (!pattern.isEmpty() && pattern.length() <= LONGEST_PATTERN) {
                Pattern compiled = Pattern.compile(pattern);
                if (!compiled.matcher(new MeteredText("")).find()) {
                    return compiled;
                }
            }
        } catch (PatternSyntaxException | MeteredText.TooManySteps | StackOverflowError refused) {
            throw new InvalidSettingException(key, pattern, expected);
        }
        throw new InvalidSettingException(key, pattern, expected);
    }

    /** The text without what was found in it; the same one if that is nothing. */
    String scanned(String given) {
        if (given.length() > LONGEST) {
            String start = given.substring(0, Math.min(given.length(), LONGEST + BEYOND));
            String scanned = scannedWhole(start);
            return scanned.substring(0, Math.min(scanned.length(), LONGEST));
        }
        return scannedWhole(given);
    }

    private String scannedWhole(String given) {
        String text = standardScanned(given);
        for (Pattern pattern : more) {
            try {
                text = pattern.matcher(new MeteredText(text)).replaceAll(REDACTED);
            } catch (MeteredText.TooManySteps | StackOverflowError gaveUp) {
                return REDACTED;
            }
        }
        return text;
    }

    private static String standardScanned(String given) {
        Traits traits = Traits.of(given);
        String text = given;
        if (traits.slash()) {
            if (traits.at()) {
                text = USER.matcher(text).replaceAll("://" + REDACTED + "@");
            }
            if (traits.query()) {
                text = QUERY.matcher(text).replaceAll("$1?" + REDACTED);
            }
        }
        if (traits.at()) {
            text = MAIL.matcher(text).replaceAll(REDACTED);
        }
        if (traits.letters()) {
            if (text.contains("eyJ")) {
                text = JWT.matcher(text).replaceAll(REDACTED);
            }
            if (traits.space()) {
                text = SCHEME.matcher(text).replaceAll("$1$2 " + REDACTED);
            }
            if (traits.key()) {
                text = KEY.matcher(text).replaceAll(REDACTED);
            }
        }
        if (traits.pair()) {
            text = PAIR.matcher(text).replaceAll("$1=" + REDACTED);
        }
        return traits.digits() ? CardNumbers.masked(text) : text;
    }

    /**
     * What a text has at all, found in one pass, so that an ordinary short value costs no more than that.
     *
     * @param query what comes before a query or a fragment
     * @param space what comes between a scheme of authorization and its token
     * @param key a character that each known key of a service has
     * @param letters whether a token could be in it
     * @param digits whether the number of a card could be in it
     */
    private record Traits(
            boolean slash,
            boolean at,
            boolean pair,
            boolean query,
            boolean space,
            boolean key,
            boolean letters,
            boolean digits) {
        private static final int SHORTEST_TOKEN = 9;

        static Traits of(String text) {
            boolean slash = false;
            boolean at = false;
            boolean pair = false;
            boolean query = false;
            boolean space = false;
            boolean key = false;
            int digits = 0;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                slash |= c == '/';
                at |= c == '@' || c == '%';
                pair |= c == '=' || c == ':' || c == '%';
                query |= c == '?' || c == '#';
                space |= c <= ' ';
                key |= c == '_' || c == '-' || c == 'A';
                digits += c >= '0' && c <= '9' ? 1 : 0;
            }
            return new Traits(
                    slash,
                    at,
                    pair,
                    query,
                    space,
                    key,
                    text.length() >= SHORTEST_TOKEN,
                    digits >= CardNumbers.SHORTEST);
        }
    }
}
