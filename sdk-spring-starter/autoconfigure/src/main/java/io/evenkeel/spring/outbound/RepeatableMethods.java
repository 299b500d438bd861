package io.evenkeel.spring.outbound;

import java.util.Set;

/** The HTTP methods whose requests may be sent again: a second one changes nothing that the first one has not. */
final class RepeatableMethods {
    static final Set<String> DEFAULT = Set.of("GET", "HEAD", "OPTIONS");

    private RepeatableMethods() {}
}
