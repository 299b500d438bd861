package io.evenkeel.tracing;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The header {@code baggage} of the W3C: what a caller hands on to all that its request leads to. Nothing is allocated for
 * what is not taken in.
 */
public final class BaggageHeader {
    /** The header's name. */
    public static final String NAME = "baggage";

    /** How many members are taken in at most, over all lines. */
    public static final int MOST_MEMBERS = 64;

    /** How many characters they have together at most, with the commas between them. */
    public static final int LONGEST = 8192;

    /** Takes in one member after the other. */
    @FunctionalInterface
    public interface Members {
        /**
         * @param key the key
         * @param value the value, decoded
         * @param properties what follows the value's semicolon, as it was sent; empty if there is none
         */
        void member(String key, String value, String properties);
    }

    private final List<String> allowed;
    private final Members taken;
    private int members;
    private int length;

    private BaggageHeader(List<String> allowed, Members taken) {
        this.allowed = allowed;
        this.taken = taken;
    }

    /**
     * Reads the header of one request. The lines are one list, in their order. What is no member by the W3C's grammar is left
     * out, and so is a member whose key is not allowed; the first of the others that does not fit any more ends the list.
     *
     * @param lines each line of the request with that name, without it
     * @param allowed the keys that are taken in; all if there is none
     * @param taken takes in each member
     */
    public static void read(List<? extends CharSequence> lines, List<String> allowed, Members taken) {
        BaggageHeader header = new BaggageHeader(allowed, taken);
        for (int i = 0; i < lines.size(); i++) {
            if (!header.read(lines.get(i))) {
                return;
            }
        }
    }

    private boolean read(CharSequence line) {
        int end = line.length();
        for (int from = 0; from < end; ) {
            int comma = HeaderText.find(line, ',', from, end);
            int start = HeaderText.start(line, from, comma);
            if (start < comma && !member(line, start, HeaderText.end(line, start, comma))) {
                return false;
            }
            from = comma + 1;
        }
        return true;
    }

    /** Whether there may be another one behind it. */
    private boolean member(CharSequence line, int from, int end) {
        int semicolon = HeaderText.find(line, ';', from, end);
        int equals = HeaderText.find(line, '=', from, semicolon);
        int key = HeaderText.end(line, from, equals);
        if (equals == semicolon || !isToken(line, from, key) || !isAllowed(line, from, key)) {
            return true;
        }
        int value = HeaderText.start(line, equals + 1, semicolon);
        int valueEnd = HeaderText.end(line, value, semicolon);
        int properties = HeaderText.start(line, Math.min(semicolon + 1, end), end);
        if (!isValue(line, value, valueEnd) || !areProperties(line, properties, end)) {
            return true;
        }
        int more = end - from + (members == 0 ? 0 : 1);
        if (members == MOST_MEMBERS || length + more > LONGEST) {
            return false;
        }
        members++;
        length += more;
        taken.member(
                HeaderText.part(line, from, key),
                decoded(HeaderText.part(line, value, valueEnd)),
                properties == end ? "" : HeaderText.part(line, properties, end));
        return true;
    }

    private boolean isAllowed(CharSequence line, int from, int end) {
        if (allowed.isEmpty()) {
            return true;
        }
        for (int i = 0; i < allowed.size(); i++) {
            String key = allowed.get(i);
            int at = 0;
            while (at < key.length() && from + at < end && key.charAt(at) == line.charAt(from + at)) {
                at++;
            }
            if (at == key.length() && from + at == end) {
                return true;
            }
        }
        return false;
    }

    /** Whether a text can be the name of a header, or a key of baggage: a token of RFC 7230. */
    public static boolean isToken(CharSequence text) {
        return isToken(text, 0, text.length());
    }

    private static boolean isToken(CharSequence text, int from, int end) {
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            boolean letterOrDigit = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!letterOrDigit && "!#$%&'*+-.^_`|~".indexOf(c) < 0) {
                return false;
            }
        }
        return from < end;
    }

    private static boolean isValue(CharSequence text, int from, int end) {
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c > '~' || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }

    private static boolean areProperties(CharSequence text, int from, int end) {
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            if ((c < ' ' && c != '\t') || c > '~' || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }

    /** What is no UTF-8 becomes U+FFFD, and a percent sign without two digits stays one. */
    private static String decoded(String value) {
        if (value.indexOf('%') < 0) {
            return value;
        }
        byte[] bytes = new byte[value.length()];
        int length = 0;
        for (int i = 0; i < value.length(); i++) {
            int high = digit(value, i + 1);
            int low = digit(value, i + 2);
            if (value.charAt(i) == '%' && high >= 0 && low >= 0) {
                bytes[length++] = (byte) (high << 4 | low);
                i += 2;
            } else {
                bytes[length++] = (byte) value.charAt(i);
            }
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    private static int digit(String text, int at) {
        return at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
    }
}
