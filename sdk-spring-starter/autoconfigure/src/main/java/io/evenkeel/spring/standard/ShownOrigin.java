package io.evenkeel.spring.standard;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where something is said, for people: of a URL neither the user nor the query, because they may hold a password, put there by a
 * placeholder or by hand. When in doubt, too much is left out.
 */
public final class ShownOrigin {
    private static final Pattern URL = Pattern.compile("//(\\S+)");
    private static final Pattern AUTHORITY = Pattern.compile("//([^\\s/]*)");
    private static final Pattern PORT = Pattern.compile(":[0-9]+$");
    private static final Pattern SPACE = Pattern.compile("\\s");
    private static final Pattern QUERY = Pattern.compile("[?#]");
    private static final Pattern END = Pattern.compile("[\\])\"'>,;]*$");

    private ShownOrigin() {}

    /** The text of an origin without what may be a secret in it. */
    public static String of(Object origin) {
        return URL.matcher(withoutTorn(origin.toString()))
                .replaceAll(found -> Matcher.quoteReplacement("//" + shown(found.group(1))));
    }

    /** A password with a slash or a space tears the user from the host: nothing is left up to behind the last @. */
    private static String withoutTorn(String text) {
        int last = text.endsWith("…") ? text.length() - 1 : text.lastIndexOf('@');
        Matcher authority = AUTHORITY.matcher(text);
        while (authority.find() && authority.start() < last) {
            if (isTorn(authority.group(1))) {
                Matcher space = SPACE.matcher(text);
                int end = space.find(Math.max(last, authority.end())) ? space.start() : text.length();
                return text.substring(0, authority.start())
                        + "//…"
                        + end(text.substring(authority.end(), end))
                        + text.substring(end);
            }
        }
        return text;
    }

    /** Whether it is no host: that has a number behind its colon, or the text is cut before anybody could tell. */
    private static boolean isTorn(String authority) {
        String bare = END.matcher(authority).replaceFirst("");
        return bare.endsWith("…")
                || (bare.contains(":")
                        && !bare.contains("@")
                        && !PORT.matcher(bare).find());
    }

    private static String shown(String url) {
        int slash = url.indexOf('/');
        String authority = slash < 0 ? url : url.substring(0, slash);
        String path = slash < 0 ? "" : url.substring(slash);
        String host = authority.substring(authority.lastIndexOf('@') + 1);
        if (QUERY.matcher(authority).find()) { // a query without a path, or a password that is no part of a URL
            return (host.equals(authority) ? before(host) : "…") + end(url);
        }
        String kept = before(path);
        String more = kept.equals(path) ? "" : end(url);
        Matcher inner = URL.matcher(kept);
        return host + inner.replaceAll(found -> Matcher.quoteReplacement("//" + shown(found.group(1)))) + more;
    }

    private static String before(String text) {
        Matcher query = QUERY.matcher(text);
        return query.find() ? text.substring(0, query.start()) : text;
    }

    /** What a text puts around a URL. */
    private static String end(String url) {
        Matcher end = END.matcher(url);
        return end.find() ? end.group() : "";
    }
}
