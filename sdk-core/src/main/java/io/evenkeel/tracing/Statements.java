package io.evenkeel.tracing;

/**
 * SQL without its values: each literal is a {@code ?}, comments are left out. What is quoted with {@code "} or {@code `}
 * counts as a literal too, as it is one in some databases. Where nobody can tell without knowing the database how far a
 * literal goes, all the rest is one.
 */
final class Statements {
    private static final int LONGEST = 4_096;

    private final String sql;
    private final StringBuilder shape = new StringBuilder();
    private int at;

    private Statements(String sql) {
        this.sql = sql;
    }

    static String shape(String sql) {
        return new Statements(sql.length() > LONGEST ? sql.substring(0, LONGEST) : sql).shape();
    }

    private String shape() {
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (c == '\'' || c == '"' || c == '`') {
                at = behindQuoted(c);
                shape.append('?');
            } else if (c == '$' && !isWord(before())) {
                at = behindDollarQuoted();
                shape.append('?');
            } else if (sql.startsWith("--", at) || c == '#') {
                at = behind("\n", at);
            } else if (sql.startsWith("/*", at)) {
                at = behind("*/", at + 2);
            } else if (c >= '0' && c <= '9' && !isWord(before())) {
                at = behindWord();
                shape.append('?');
            } else {
                shape.append(c);
                at++;
            }
        }
        return shape.toString();
    }

    private char before() {
        return at == 0 ? ' ' : sql.charAt(at - 1);
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$';
    }

    /** A number goes as far as letters, digits and points do: 1.5e9, 0xff. */
    private int behindWord() {
        int end = at;
        while (end < sql.length() && (isWord(sql.charAt(end)) || sql.charAt(end) == '.')) {
            end++;
        }
        return end;
    }

    /** A doubled quote belongs to the literal; a backslash does in some databases only. */
    private int behindQuoted(char quote) {
        int end = at + 1;
        while (end < sql.length()) {
            char c = sql.charAt(end);
            if (c == '\\') {
                return sql.length();
            }
            if (c == quote) {
                if (end + 1 == sql.length() || sql.charAt(end + 1) != quote) {
                    return end + 1;
                }
                end++;
            }
            end++;
        }
        return sql.length();
    }

    /** The numbered parameter {@code $1}, or a literal such as {@code $tag$it's$tag$}. */
    private int behindDollarQuoted() {
        int end = at + 1;
        while (end < sql.length() && Character.isLetterOrDigit(sql.charAt(end))) {
            end++;
        }
        return end < sql.length() && sql.charAt(end) == '$' ? behind(sql.substring(at, end + 1), end + 1) : end;
    }

    private int behind(String mark, int from) {
        int found = sql.indexOf(mark, from);
        return found < 0 ? sql.length() : found + mark.length();
    }
}
