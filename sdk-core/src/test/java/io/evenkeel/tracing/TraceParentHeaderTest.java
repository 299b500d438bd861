package io.evenkeel.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of https://www.w3.org/TR/trace-context/ for {@code traceparent}, one case each. */
class TraceParentHeaderTest {
    private static final String TRACE = "0a1b2c3d4e5f60718293a4b5c6d7e8f9";
    private static final String PARENT = "00ff00ff00ff00ff";
    private static final String IDS = "-" + TRACE + "-" + PARENT + "-";

    @ParameterizedTest(name = "{0}")
    @MethodSource({"continued", "restarted"})
    void continuesTheTraceOrBeginsANewOne(String rule, @Nullable String expected, List<String> lines) {
        assertThat(TraceParentHeader.read(lines)).isEqualTo(expected);
    }

    static Stream<Arguments> continued() {
        return Stream.of(
                as("sampled", "00" + IDS + "01", "00" + IDS + "01"),
                as("not sampled", "00" + IDS + "00", "00" + IDS + "00"),
                as("random trace id, of level 2", "00" + IDS + "03", "00" + IDS + "03"),
                as("flags that nobody knows are set to zero", "00" + IDS + "01", "00" + IDS + "fd"),
                as("flags that nobody knows, not sampled", "00" + IDS + "00", "00" + IDS + "f8"),
                as("blanks around it", "00" + IDS + "01", " \t00" + IDS + "01\t "),
                as(
                        "a trace id with one bit",
                        "00-" + "0".repeat(31) + "1-" + PARENT + "-01",
                        "00-" + "0".repeat(31) + "1-" + PARENT + "-01"),
                as(
                        "a parent id with one bit",
                        "00-" + TRACE + "-8" + "0".repeat(15) + "-01",
                        "00-" + TRACE + "-8" + "0".repeat(15) + "-01"),
                as("a higher version is written as ours", "00" + IDS + "01", "01" + IDS + "01"),
                as("the highest version there can be", "00" + IDS + "01", "fe" + IDS + "01"),
                as("a version with letters", "00" + IDS + "00", "cc" + IDS + "00"),
                as("a higher version with more behind it", "00" + IDS + "01", "cc" + IDS + "01-what-will-be"),
                as("a higher version with a dash and nothing", "00" + IDS + "01", "cc" + IDS + "01-"),
                as("of a higher version's flags sampled only", "00" + IDS + "01", "cc" + IDS + "ff"),
                as("a long header of a higher version", "00" + IDS + "01", "cc" + IDS + "01-" + "x".repeat(100_000)));
    }

    static Stream<Arguments> restarted() {
        return Stream.of(
                as("none", null),
                as("empty", null, ""),
                as("blank", null, " "),
                as("two", null, "00" + IDS + "01", "00-" + TRACE + "-1111111111111111-01"),
                as("twice the same", null, "00" + IDS + "01", "00" + IDS + "01"),
                as("one and an empty one", null, "00" + IDS + "01", ""),
                as("two in one line", null, "00" + IDS + "01,00" + IDS + "01"),
                as("version ff", null, "ff" + IDS + "01"),
                as("version ff with more", null, "ff" + IDS + "01-more"),
                as("version in capitals", null, "CC" + IDS + "01"),
                as("version not hexadecimal", null, "0g" + IDS + "01"),
                as("version with a dot", null, ".0" + IDS + "01"),
                as("version of one digit", null, "0" + IDS + "01"),
                as("version of three digits", null, "000" + IDS + "01"),
                as("no version", null, TRACE + "-" + PARENT + "-01"),
                as("more behind version 00", null, "00" + IDS + "01-more"),
                as("a dash behind version 00", null, "00" + IDS + "01-"),
                as("a higher version with more and no dash", null, "cc" + IDS + "01.more"),
                as("a higher version too short", null, "cc" + IDS + "0"),
                as("a trace id of zeros", null, "00-" + "0".repeat(32) + "-" + PARENT + "-01"),
                as("a trace id of zeros in a higher version", null, "cc-" + "0".repeat(32) + "-" + PARENT + "-01"),
                as("a trace id in capitals", null, "00-" + "0A1B2C3D4E5F60718293A4B5C6D7E8F9" + "-" + PARENT + "-01"),
                as("a trace id not hexadecimal", null, "00-" + TRACE.replace('f', 'g') + "-" + PARENT + "-01"),
                as("a trace id too short", null, "00-" + TRACE.substring(1) + "-" + PARENT + "-01"),
                as("a trace id too long", null, "00-0" + TRACE + "-" + PARENT + "-01"),
                as("a parent id of zeros", null, "00-" + TRACE + "-" + "0".repeat(16) + "-01"),
                as("a parent id in capitals", null, "00-" + TRACE + "-00FF00FF00FF00FF-01"),
                as("a parent id not hexadecimal", null, "00-" + TRACE + "-00ff00ff00ff00f.-01"),
                as("a parent id too short", null, "00-" + TRACE + "-" + PARENT.substring(1) + "-01"),
                as("a parent id too long", null, "00-" + TRACE + "-0" + PARENT + "-01"),
                as("flags in capitals", null, "00" + IDS + "0A"),
                as("flags not hexadecimal", null, "00" + IDS + "0x"),
                as("flags of one digit", null, "00" + IDS + "1"),
                as("no flags", null, "00-" + TRACE + "-" + PARENT),
                as("underscores for dashes", null, ("00" + IDS + "01").replace('-', '_')),
                as("blanks within", null, "00 " + IDS.substring(1) + "01"),
                as("digits of another script", null, "00" + IDS.replace('0', '\u0660') + "01"),
                as("a character no header has", null, "00" + IDS + "0\u0000"),
                as("huge", null, "0".repeat(1_000_000)));
    }

    private static Arguments as(String rule, @Nullable String expected, String... lines) {
        return arguments(rule, expected, List.of(lines));
    }
}
