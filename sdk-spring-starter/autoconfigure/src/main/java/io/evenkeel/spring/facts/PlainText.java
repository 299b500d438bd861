package io.evenkeel.spring.facts;

import io.evenkeel.tracing.Redaction;
import java.util.regex.Pattern;

/** Texts that anyone may read: of a bounded length, in one line, and without what looks like a secret. */
final class PlainText {
    private static final int LONGEST = 1_000;
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]");
    private static final Redaction REDACTION = Redaction.standard();

    private PlainText() {}

    /** What was found, or where: redacted by its form, as spans are. */
    static String of(String text) {
        return name(REDACTION.text(text));
    }

    /** A name that somebody has given on purpose, such as the address of a team. */
    static String name(String text) {
        String cut = text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
        return UNSEEN.matcher(cut).replaceAll("_");
    }

    /** The same where HTML is read. */
    static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
