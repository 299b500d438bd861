package io.evenkeel.tracing;

import static io.evenkeel.tracing.Redaction.REDACTED;

/** Where a URL leads to, and no more: the path of a real request has names and numbers of people in it. */
final class Origins {
    private static final int LONGEST = 300;

    private Origins() {}

    /** {@code http://host:port}, followed by {@code /REDACTED} where there was more than {@code /}. */
    static String of(String url) {
        int scheme = url.indexOf("://");
        if (scheme < 0) {
            return url.equals("/") || url.isEmpty() ? url : url.startsWith("/") ? "/" + REDACTED : REDACTED;
        }
        int end = scheme + 3;
        while (end < url.length() && "/?#\\".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        if (end > LONGEST) {
            return REDACTED;
        }
        int host = Math.max(scheme + 3, url.lastIndexOf('@', end - 1) + 1);
        String origin = url.substring(0, scheme + 3) + url.substring(host, end);
        return end == url.length() ? origin : url.substring(end).equals("/") ? origin + "/" : origin + "/" + REDACTED;
    }
}
