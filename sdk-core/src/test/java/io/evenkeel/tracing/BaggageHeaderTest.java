package io.evenkeel.tracing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of https://www.w3.org/TR/baggage/, one case each. */
class BaggageHeaderTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void takesInWhatIsValid(String rule, List<String> expected, List<String> lines) {
        assertThat(read(List.of(), lines)).isEqualTo(expected);
        assertThat(read(List.of(), lines.stream().map(BaggageHeaderTest::bytes).toList()))
                .isEqualTo(expected);
    }

    /** As a container has them: among those of other headers. */
    private static HeaderBytes bytes(String line) {
        return new HeaderBytes(("x: " + line + "\r\n").getBytes(ISO_8859_1), 3, line.length());
    }

    static Stream<Arguments> rules() {
        return Stream.of(
                as("none", List.of()),
                as("empty", List.of(), ""),
                as("one member", List.of("a=1"), "a=1"),
                as("several, in their order", List.of("b=1", "a=2"), "b=1,a=2"),
                as("several lines are one list", List.of("a=1", "b=2", "c=3"), "a=1", "b=2,c=3"),
                as("blanks around all parts", List.of("a=1|p = q"), " a\t= 1 ; p = q "),
                as("empty members", List.of("a=1", "b=2"), ",a=1,,b=2, ,"),
                as("an empty value", List.of("a="), "a="),
                as("equals signs in the value", List.of("a=1==2="), "a=1==2="),
                as("percent-encoded UTF-8", List.of("a=Am\u00e9lie 1"), "a=Am%C3%A9lie%201"),
                as("percent-encoded, small letters", List.of("a=\u00e9"), "a=%c3%a9"),
                as("what is no UTF-8", List.of("a=x\ufffdy"), "a=x%FFy"),
                as("a percent sign alone", List.of("a=50%", "b=%4", "c=%zz"), "a=50%,b=%4,c=%zz"),
                as("properties as they are", List.of("a=1|p;q=%20;r"), "a=1;p;q=%20;r"),
                as("no property behind the semicolon", List.of("a=1"), "a=1;"),
                as("a key twice", List.of("a=1", "a=2"), "a=1,a=2"),
                as("a key is a token", List.of("!#$%&'*+-.^_`|~aZ9=1"), "!#$%&'*+-.^_`|~aZ9=1"),
                as("an empty key", List.of("b=2"), "=1,b=2"),
                as("no value", List.of("b=2"), "a,b=2"),
                as("no value but a property with one", List.of("b=2"), "a;p=1,b=2"),
                as("a blank in the key", List.of("b=2"), "a a=1,b=2"),
                as("a quoted key", List.of("b=2"), "\"a\"=1,b=2"),
                as("a blank in the value", List.of("b=2"), "a=1 1,b=2"),
                as("a quote in the value", List.of("b=2"), "a=\"1\",b=2"),
                as("a backslash in the value", List.of("b=2"), "a=\\1,b=2"),
                as("a control character in the value", List.of("b=2"), "a=\u00011,b=2"),
                as("no ASCII in the value", List.of("b=2"), "a=\u00e9,b=2"),
                as("no ASCII in the properties", List.of("b=2"), "a=1;\u00e9,b=2"),
                as("64 members", named(0, 64), String.join(",", named(0, 64))),
                as("65 members", named(0, 64), String.join(",", named(0, 65))),
                as("65 members in 65 lines", named(0, 64), named(0, 65).toArray(String[]::new)),
                as("8192 characters", List.of("a=" + "v".repeat(8190)), "a=" + "v".repeat(8190)),
                as("8193 characters", List.of(), "a=" + "v".repeat(8191)),
                as("8192 with the comma", List.of("a=" + "v".repeat(8186), "b=2"), "a=" + "v".repeat(8186), "b=2"),
                as("8193 with the comma", List.of("a=" + "v".repeat(8187)), "a=" + "v".repeat(8187), "b=2"),
                as("the first that does not fit is the end", List.of("a=1"), "a=1,b=" + "v".repeat(9000) + ",c=3"),
                as(
                        "what is not valid takes no place",
                        named(0, 64),
                        "x,".repeat(10_000) + String.join(",", named(0, 64))));
    }

    @Test
    void onlyAllowedKeysAreTakenInAndTheOthersTakeNoPlace() {
        String many = IntStream.range(0, 500).mapToObj(i -> "k" + i + "=1").collect(Collectors.joining(","));

        assertThat(read(List.of("tenant", "k49"), List.of(many, "tenant=7,tenants=8,tenan=9,TENANT=10")))
                .containsExactly("k49=1", "tenant=7");
    }

    @Test
    void nothingIsAllocatedForWhatIsNotTakenIn() {
        com.sun.management.ThreadMXBean threads =
                (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        List<String> lines = List.of("key%20=,k=\u00e9,".repeat(40_000), "not-allowed=" + "v".repeat(1_000_000));
        BaggageHeader.Members none = (key, value, properties) -> {};
        List<String> allowed = List.of("allowed");
        for (int i = 0; i < 20; i++) {
            BaggageHeader.read(lines, allowed, none);
        }

        long before = threads.getCurrentThreadAllocatedBytes();
        BaggageHeader.read(lines, allowed, none);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(allocated).isLessThan(1024);
    }

    private static List<String> named(int from, int end) {
        return IntStream.range(from, end).mapToObj(i -> "k" + i + "=1").toList();
    }

    private static List<String> read(List<String> allowed, List<? extends CharSequence> lines) {
        List<String> taken = new ArrayList<>();
        BaggageHeader.read(
                lines,
                allowed,
                (key, value, properties) ->
                        taken.add(key + "=" + value + (properties.isEmpty() ? "" : "|" + properties)));
        return taken;
    }

    private static Arguments as(String rule, List<String> expected, String... lines) {
        return arguments(rule, expected, List.of(lines));
    }
}
