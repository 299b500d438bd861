package io.evenkeel.tracing;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The header {@code tracestate} of the W3C's Trace Context: what other tracing systems carry along. */
public final class TraceStateHeader {
    /** The header's name. */
    public static final String NAME = "tracestate";

    private static final int MOST_MEMBERS = 32;
    private static final int LONGEST = 256;
    private static final int LONGEST_OF_ALL = 512;
    private static final int LARGE = 128;
    private static final int LONGEST_TENANT = 240;
    private static final int LONGEST_SYSTEM = 13;

    private final List<String> members = new ArrayList<>();
    private int count;

    private TraceStateHeader() {}

    /**
     * Reads the header of one request. The lines are one list, in their order. Of several members with one key the first is
     * kept, which is the latest. Beyond 512 characters whole members are left out: first those of more than 128 characters,
     * then any, each from the end. So are members that OpenTelemetry's API cannot hold, because it would drop all others
     * with them.
     *
     * @param lines each line of the request with that name, without it
     * @return the list without blanks and empty members; empty if there is none, or one that is not valid
     */
    public static String read(List<? extends CharSequence> lines) {
        TraceStateHeader header = new TraceStateHeader();
        for (int i = 0; i < lines.size(); i++) {
            if (!header.read(lines.get(i))) {
                return "";
            }
        }
        header.members.removeIf(member -> !isHeldByOpenTelemetry(member));
        header.shorten();
        return String.join(",", header.members);
    }

    private boolean read(CharSequence line) {
        int end = line.length();
        for (int from = 0; from <= end; ) {
            int comma = HeaderText.find(line, ',', from, end);
            int start = HeaderText.start(line, from, comma);
            int last = HeaderText.end(line, start, comma);
            if (start < last) {
                String member = member(line, start, last);
                if (member == null || ++count > MOST_MEMBERS) {
                    return false;
                }
                if (!hasKeyOf(member)) {
                    members.add(member);
                }
            }
            from = comma + 1;
        }
        return true;
    }

    private static @Nullable String member(CharSequence line, int from, int end) {
        if (end - from > 2 * LONGEST + 1) {
            return null;
        }
        int equals = HeaderText.find(line, '=', from, end);
        return isKey(line, from, equals) && isValue(line, equals + 1, end) ? HeaderText.part(line, from, end) : null;
    }

    private static boolean isKey(CharSequence text, int from, int end) {
        if (end == from || end - from > LONGEST || !isLetterOrDigit(text.charAt(from))) {
            return false;
        }
        for (int i = from + 1; i < end; i++) {
            char c = text.charAt(i);
            if (!isLetterOrDigit(c) && c != '_' && c != '-' && c != '*' && c != '/' && c != '@') {
                return false;
            }
        }
        return true;
    }

    private static boolean isValue(CharSequence text, int from, int end) {
        if (end <= from || end - from > LONGEST) {
            return false;
        }
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '=' || c == ',') {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }

    private boolean hasKeyOf(String member) {
        int key = member.indexOf('=') + 1;
        for (String other : members) {
            if (other.regionMatches(0, member, 0, key)) {
                return true;
            }
        }
        return false;
    }

    /** One {@code @} at most, short parts beside it, and without it no digit first: the first edition of Trace Context. */
    private static boolean isHeldByOpenTelemetry(String member) {
        int key = member.indexOf('=');
        int at = member.indexOf('@');
        if (at < 0 || at > key) {
            return !Character.isDigit(member.charAt(0));
        }
        int system = key - at - 1;
        return at <= LONGEST_TENANT && system > 0 && system <= LONGEST_SYSTEM && member.lastIndexOf('@', key) == at;
    }

    private void shorten() {
        int length = members.size() - 1;
        for (String member : members) {
            length += member.length();
        }
        for (int i = members.size() - 1; i >= 0 && length > LONGEST_OF_ALL; i--) {
            if (members.get(i).length() > LARGE) {
                length -= members.remove(i).length() + 1;
            }
        }
        while (length > LONGEST_OF_ALL) {
            length -= members.remove(members.size() - 1).length() + 1;
        }
    }
}
