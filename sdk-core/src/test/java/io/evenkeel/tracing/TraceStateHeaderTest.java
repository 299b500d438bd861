package io.evenkeel.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of https://www.w3.org/TR/trace-context/ and its level 2 for {@code tracestate}, one case each. */
class TraceStateHeaderTest {
    private static final String NOTHING = "";

    @ParameterizedTest(name = "{0}")
    @MethodSource({"lists", "keys", "values", "limits"})
    void keepsWhatIsValid(String rule, String expected, List<String> lines) {
        assertThat(TraceStateHeader.read(lines)).isEqualTo(expected);
    }

    static Stream<Arguments> lists() {
        return Stream.of(
                as("none", NOTHING),
                as("empty", NOTHING, ""),
                as("blank", NOTHING, " \t"),
                as("one member", "rojo=1", "rojo=1"),
                as("two members keep their order", "rojo=1,congo=2", "rojo=1,congo=2"),
                as("several lines are one list, in their order", "b=1,a=2,c=3", "b=1", "a=2,c=3"),
                as("blanks around members", "a=1,b=2", " a=1\t, \tb=2 "),
                as("empty members", "a=1,b=2", ",a=1,,b=2,"),
                as("blank members", "a=1,b=2", "a=1, ,\t,b=2"),
                as("an empty line among others", "a=1,b=2", "a=1", "", "b=2"),
                as("nothing but commas", NOTHING, ",,,,"),
                as("of one key the first", "a=1,b=2", "a=1,b=2,a=3"),
                as("of one key the first, over lines", "a=1,b=2", "a=1", "b=2", "a=3"),
                as("a key that another begins with", "a=1,aa=2", "a=1,aa=2"),
                as("one member without a value spoils all", NOTHING, "a=1,b"),
                as("one bad line spoils all", NOTHING, "a=1", "b"),
                as("semicolons do not part members", "a=1;b", "a=1;b"));
    }

    static Stream<Arguments> keys() {
        return Stream.of(
                as("every character", "a0_-*/z=1", "a0_-*/z=1"),
                as("with a tenant", "t1-a@sys=1", "t1-a@sys=1"),
                as("a tenant that begins with a digit", "1a@sys=1", "1a@sys=1"),
                as("256 characters", key(256) + "=1", key(256) + "=1"),
                as("257 characters", NOTHING, key(257) + "=1"),
                as("capitals", NOTHING, "Foo=1"),
                as("capitals within", NOTHING, "fOo=1"),
                as("empty", NOTHING, "=1"),
                as("a blank before the equals sign", NOTHING, "foo =1"),
                as("a blank within", NOTHING, "f oo=1"),
                as("a dot", NOTHING, "f.oo=1"),
                as("an underscore first", NOTHING, "_foo=1"),
                as("an at sign first", NOTHING, "@foo=1"),
                as("no letter of ASCII", NOTHING, "f\u00f6=1"),
                as("what OpenTelemetry cannot hold is left out: a digit first", "a=1", "1foo=1,a=1"),
                as("an at sign twice", "a=1", "f@o@o=1,a=1"),
                as("nothing behind the at sign", "a=1", "foo@=1,a=1"),
                as("a system of 13 characters", "t@" + key(13) + "=1,a=1", "t@" + key(13) + "=1,a=1"),
                as("a system of 14 characters", "a=1", "t@" + key(14) + "=1,a=1"),
                as("a tenant of 240 characters", key(240) + "@s=1,a=1", key(240) + "@s=1,a=1"),
                as("a tenant of 241 characters", "a=1", key(241) + "@s=1,a=1"));
    }

    static Stream<Arguments> values() {
        return Stream.of(
                as(
                        "every printable character",
                        "a=!\"#$%&'()*+-./09:;<>?@AZ[\\]^_`az{|}~",
                        "a=!\"#$%&'()*+-./09:;<>?@AZ[\\]^_`az{|}~"),
                as("blanks before and within belong to it", "a=  1 2", "a=  1 2"),
                as("blanks behind do not", "a=1", "a=1  "),
                as("256 characters", "a=" + "v".repeat(256), "a=" + "v".repeat(256)),
                as("257 characters", NOTHING, "a=" + "v".repeat(257)),
                as("empty", NOTHING, "a="),
                as("blank", NOTHING, "a= "),
                as("an equals sign", NOTHING, "a=1=2"),
                as("a tab", NOTHING, "a=1\t2"),
                as("a control character", NOTHING, "a=1\u0001"),
                as("no character of ASCII", NOTHING, "a=\u00f6"));
    }

    static Stream<Arguments> limits() {
        return Stream.of(
                as("32 members", members(32), members(32)),
                as("33 members", NOTHING, members(33)),
                as("33 members in two lines", NOTHING, members(32), "z=1"),
                as("33 members with one key twice", NOTHING, members(32), "k0=2"),
                as("32 members and empty ones", members(32), members(32) + ",,"),
                as("512 characters", sized(4, 128), sized(4, 128)),
                as("one more: the last goes", sized(4, 128), sized(4, 128) + ",z=1"),
                as(
                        "first those of more than 128 characters",
                        "a=1," + sized(3, 128) + ",z=1",
                        "a=1,big=" + "v".repeat(200) + "," + sized(3, 128) + ",z=1"),
                as(
                        "of those the last first, and no more than need be",
                        "a=" + "v".repeat(250) + ",b=" + "v".repeat(250),
                        "a=" + "v".repeat(250) + ",b=" + "v".repeat(250) + ",c=" + "v".repeat(250)),
                as("a member of more than 512 characters is not valid", NOTHING, key(256) + "=" + "v".repeat(257)),
                as("huge", NOTHING, "a=" + "v".repeat(1_000_000)),
                as("huge and empty", "a=1", ",".repeat(1_000_000) + "a=1"));
    }

    private static String key(int length) {
        return "k".repeat(length);
    }

    private static String members(int count) {
        return IntStream.range(0, count).mapToObj(i -> "k" + i + "=1").collect(Collectors.joining(","));
    }

    /** So many members that fill {@code each} characters with their comma, the last one a comma less. */
    private static String sized(int count, int each) {
        return IntStream.range(0, count)
                .mapToObj(i -> "m" + i + "=" + "v".repeat(each - 4 + (i == count - 1 ? 1 : 0)))
                .collect(Collectors.joining(","));
    }

    private static Arguments as(String rule, String expected, String... lines) {
        return arguments(rule, expected, List.of(lines));
    }
}
