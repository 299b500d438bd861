package io.evenkeel.spring.facts;

import io.evenkeel.tracing.Redaction;
import java.util.List;
import java.util.regex.Pattern;

/** Makes texts that anyone may read: of a bounded length, in one line, and redacted as configured, and by all that redacts spans. */
final class PlainText {
    private static final int LONGEST = 1_000;
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]");
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s/:?#]++@[^@\\s/:?#]++");

    private final List<Redaction> redactions;

    PlainText(List<Redaction> redactions) {
        this.redactions = redactions;
    }

    String of(String text) {
        String redacted = text;
        for (Redaction each : redactions) {
            redacted = each.text(redacted);
        }
        return bounded(redacted);
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
