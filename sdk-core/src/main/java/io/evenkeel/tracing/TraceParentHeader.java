package io.evenkeel.tracing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The header {@code traceparent} of the W3C's Trace Context: which span of which trace has sent a request. */
public final class TraceParentHeader {
    /** The header's name. */
    public static final String NAME = "traceparent";

    private static final int LENGTH = 55;
    private static final int TRACE_ID = 3;
    private static final int PARENT_ID = 36;
    private static final int FLAGS = 53;
    private static final int SAMPLED = 1;
    private static final int RANDOM = 2;

    private TraceParentHeader() {}

    /**
     * Reads the header of one request.
     *
     * @param lines each line of the request with that name, without it
     * @return the header as version 00 writes it, with the flags that it knows ({@code sampled}, and {@code random} of its
     *     second level), or {@code null} if a new trace begins: there is none, more than one, or one that is not valid
     */
    public static @Nullable String read(List<? extends CharSequence> lines) {
        return lines.size() == 1 ? read(lines.get(0)) : null;
    }

    private static @Nullable String read(CharSequence line) {
        int from = HeaderText.start(line, 0, line.length());
        int length = HeaderText.end(line, from, line.length()) - from;
        if (length < LENGTH) {
            return null;
        }
        String text = HeaderText.part(line, from, from + LENGTH);
        boolean first = text.startsWith("00");
        boolean ends = length == LENGTH || (!first && line.charAt(from + LENGTH) == '-');
        boolean valid = ends
                && areHex(text, 0, 2)
                && !text.startsWith("ff")
                && text.charAt(TRACE_ID - 1) == '-'
                && isId(text, TRACE_ID, PARENT_ID - 1)
                && text.charAt(PARENT_ID - 1) == '-'
                && isId(text, PARENT_ID, FLAGS - 1)
                && text.charAt(FLAGS - 1) == '-'
                && areHex(text, FLAGS, LENGTH);
        if (!valid) {
            return null;
        }
        int known = Character.digit(text.charAt(LENGTH - 1), 16) & (first ? SAMPLED | RANDOM : SAMPLED);
        String flags = "0" + known;
        return first && text.endsWith(flags) ? text : "00" + text.substring(2, FLAGS) + flags;
    }

    /** Hexadecimal, in small letters, and not all zeros. */
    private static boolean isId(String text, int from, int end) {
        boolean zero = true;
        for (int i = from; i < end; i++) {
            zero &= text.charAt(i) == '0';
        }
        return !zero && areHex(text, from, end);
    }

    private static boolean areHex(String text, int from, int end) {
        for (int i = from; i < end; i++) {
            if (!HeaderText.isLowerHex(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
