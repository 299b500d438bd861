package io.evenkeel.spring.inbound;

import io.evenkeel.call.InvalidSettingException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import org.springframework.web.util.pattern.PatternParseException;

/**
 * A path pattern, and the one HTTP method it is for, if any.
 *
 * @param method {@code null} for every method
 */
record Route(@Nullable String method, PathPattern pattern) {
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE");
    private static final String EXPECTED =
            "a path pattern such as /orders/{id}, or an HTTP method and a path pattern such as POST /orders";

    /**
     * Reads {@code /orders/{id}} or {@code POST /orders}.
     *
     * @throws InvalidSettingException if it is neither
     */
    static Route parse(String key, String text) {
        String trimmed = text.strip();
        int space = trimmed.indexOf(' ');
        String method = space < 0 ? null : trimmed.substring(0, space).toUpperCase(Locale.ROOT);
        String path = trimmed.substring(space + 1).strip();
        if ((method != null && !METHODS.contains(method)) || !path.startsWith("/")) {
            throw new InvalidSettingException(key, text, EXPECTED);
        }
        try {
            return new Route(method, PathPatternParser.defaultInstance.parse(path));
        } catch (PatternParseException e) {
            InvalidSettingException refused = new InvalidSettingException(key, text, EXPECTED);
            refused.addSuppressed(e);
            throw refused;
        }
    }

    /** The routes of a handler: each of its patterns, for each of its methods. */
    static List<Route> of(Set<PathPattern> patterns, Set<? extends Enum<?>> methods) {
        return patterns.stream()
                .flatMap(pattern -> methods.isEmpty()
                        ? Stream.of(new Route(null, pattern))
                        : methods.stream().map(method -> new Route(method.name(), pattern)))
                .toList();
    }

    boolean matches(String requestMethod, PathContainer path) {
        return (method == null || method.equals(requestMethod)) && pattern.matches(path);
    }

    /** Two routes that are the same to a reader. */
    String text() {
        return method == null ? pattern.getPatternString() : method + " " + pattern.getPatternString();
    }
}
