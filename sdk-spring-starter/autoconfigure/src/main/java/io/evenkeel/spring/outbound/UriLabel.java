package io.evenkeel.spring.outbound;

import io.micrometer.common.KeyValue;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The template of a client's URL as a label. An application that puts its URLs together by itself has no template: there it is
 * the URL, with all values in it. Its query goes, and each part of its path that looks like a value.
 */
final class UriLabel {
    private static final String HIDDEN = "REDACTED";
    private static final int LONGEST_WORD = 40;
    private static final int LONGEST_WITH_DIGITS = 12;
    private static final int MOST_DIGITS = 3;
    private static final int MOST_CAPITALS = 4;

    private UriLabel() {}

    static KeyValue of(KeyValue uri) {
        String given = uri.getValue();
        String path = given.split("[?#]", 2)[0];
        String label = Arrays.stream(path.split("/", -1))
                .map(part -> looksLikeValue(part) ? HIDDEN : part)
                .collect(Collectors.joining("/"));
        return label.equals(given) ? uri : KeyValue.of(uri.getKey(), label);
    }

    private static boolean looksLikeValue(String part) {
        if (part.startsWith("{") && part.endsWith("}")) {
            return false;
        }
        long digits = part.chars().filter(c -> c >= '0' && c <= '9').count();
        long capitals = part.chars().filter(Character::isUpperCase).count();
        return part.length() > LONGEST_WORD
                || digits > MOST_DIGITS
                || capitals > MOST_CAPITALS
                || (digits > 0 && (digits == part.length() || part.length() > LONGEST_WITH_DIGITS))
                || part.chars().anyMatch(c -> "@%=;:,&+".indexOf(c) >= 0);
    }
}
