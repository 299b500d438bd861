package io.evenkeel.logging;

/**
 * Text from outside, made fit for a log line: what could end the line, forge another, hide a part of it, or be looked up by who
 * writes or reads it becomes {@code _}, and what is too long is cut.
 */
public final class LogText {
    private static final char INSTEAD = '_';
    private static final char CUT = '…';

    private LogText() {}

    /**
     * @param text from anywhere
     * @param longest how many characters are kept, at least 1; a text that is cut ends in {@code …}
     */
    public static String safe(String text, int longest) {
        boolean cut = text.length() > longest;
        int length = cut ? longest : text.length();
        int end = cut ? longest - 1 : length;
        StringBuilder changed = null;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            char kept = i == end ? CUT : isPlain(text, i, end) ? c : INSTEAD;
            if (kept != c && changed == null) {
                changed = new StringBuilder(length).append(text, 0, i);
            }
            if (changed != null) {
                changed.append(kept);
            }
        }
        return changed == null ? text : changed.toString();
    }

    private static boolean isPlain(String text, int at, int end) {
        char c = text.charAt(at);
        if (c < ' ' || c == '$' || c == '%') { // ${jndi:…} and %X{…} are nothing without their first character
            return false;
        }
        if (c < 0x7F) {
            return true;
        }
        if (Character.isSurrogate(c)) {
            return Character.isHighSurrogate(c)
                    ? at + 1 < end && Character.isLowSurrogate(text.charAt(at + 1))
                    : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
