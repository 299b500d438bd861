package io.evenkeel.spring.facts;

import io.evenkeel.tracing.Redaction;
import java.util.regex.Pattern;

/** Makes texts that anyone may read: of a bounded length, in one line, and redacted as spans of the application are. */
final class PlainText {
    private static final int LONGEST = 1_000;
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]");
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s/:?#]++@[^@\\s/:?#]++");

    private final Redaction redaction;

    PlainText(Redaction redaction) {
        this.redaction = redaction;
    }

    String of(String text) {
        return bounded(redaction.text(text));
    }

    /** The address of a team is there to be read, as no other is: its parts are redacted, and not the whole. */
    String owner(String text) {
        if (!ADDRESS.matcher(text).matches()) {
            return of(text);
        }
        int at = text.indexOf('@');
        return of(text.substring(0, at)) + '@' + of(text.substring(at + 1));
    }

    /** A plain text where HTML is read. */
    static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String bounded(String text) {
        String cut = text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
        return UNSEEN.matcher(cut).replaceAll("_");
    }
}
