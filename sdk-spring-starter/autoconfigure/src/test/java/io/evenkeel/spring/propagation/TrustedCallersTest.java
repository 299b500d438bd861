package io.evenkeel.spring.propagation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.evenkeel.spring.config.TrustedPeers;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TrustedCallersTest {
    private static final String INSIDE = "10.1.2.3";
    private static final String OUTSIDE = "203.0.113.9";

    private final TrustedCallers trusted =
            new TrustedCallers(TrustedPeers.of(List.of("10.0.0.0/8", "127.0.0.0/8", "fc00::/7")));

    @ParameterizedTest(name = "{0}: {1} {2} {3}")
    @MethodSource("callers")
    void everybodyThatARequestCameThroughMustBeTrusted(
            boolean expected, @Nullable String peer, List<String> forwardedFor, List<String> forwarded) {
        assertThat(trusted.contain(peer, forwardedFor, forwarded)).isEqualTo(expected);
    }

    static List<Arguments> callers() {
        return List.of(
                called(true, INSIDE, List.of(), List.of()),
                called(false, OUTSIDE, List.of(), List.of()),
                called(false, null, List.of(), List.of()),
                called(true, INSIDE, List.of("10.9.9.9"), List.of()),
                called(true, INSIDE, List.of("10.9.9.9:4711, [fd00::1]:80 ,fd00::2", ""), List.of()),
                called(false, INSIDE, List.of(OUTSIDE), List.of()),
                called(false, INSIDE, List.of("10.9.9.9, " + OUTSIDE), List.of()),
                called(false, INSIDE, List.of("10.9.9.9", OUTSIDE + ":4711"), List.of()),
                called(false, INSIDE, List.of("unknown"), List.of()),
                called(false, INSIDE, List.of("[2001:db8::1]:80"), List.of()),
                called(false, INSIDE, List.of("["), List.of()),
                called(false, INSIDE, List.of("10.0.0.1,".repeat(200)), List.of()),
                called(false, OUTSIDE, List.of("10.9.9.9"), List.of("for=10.9.9.9")),
                called(true, INSIDE, List.of(), List.of("for=10.9.9.9;proto=https;by=203.0.113.43")),
                called(true, INSIDE, List.of(), List.of("For=\"[fd00::1]:4711\", for=10.2.2.2")),
                called(false, INSIDE, List.of(), List.of("for=10.9.9.9, for=" + OUTSIDE)),
                called(false, INSIDE, List.of(), List.of("for=_hidden")),
                called(false, INSIDE, List.of(), List.of("for=\"[2001:db8:cafe::17]:4711\"")));
    }

    private static Arguments called(
            boolean expected, @Nullable String peer, List<String> forwardedFor, List<String> forwarded) {
        return arguments(expected, peer, forwardedFor, forwarded);
    }
}
