package io.evenkeel.tracing;

/** Looks at parts of a header's text without making new ones. */
final class HeaderText {
    private HeaderText() {}

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    /** The first place from {@code from} on, up to {@code end}, that is neither a space nor a tab. */
    static int start(CharSequence text, int from, int end) {
        int start = from;
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        return start;
    }

    /** The place behind the last one, from {@code from} on, that is neither a space nor a tab. */
    static int end(CharSequence text, int from, int end) {
        int last = end;
        while (last > from && isBlank(text.charAt(last - 1))) {
            last--;
        }
        return last;
    }

    /** Where a character is first from {@code from} on, or {@code end}. */
    static int find(CharSequence text, char wanted, int from, int end) {
        int at = from;
        while (at < end && text.charAt(at) != wanted) {
            at++;
        }
        return at;
    }

    static String part(CharSequence text, int from, int end) {
        return text instanceof HeaderBytes bytes
                ? bytes.text(from, end)
                : text.subSequence(from, end).toString();
    }

    static boolean isLowerHex(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }
}
