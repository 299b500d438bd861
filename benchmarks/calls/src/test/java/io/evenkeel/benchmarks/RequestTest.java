package io.evenkeel.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestTest {
    private static final Path HOME = Path.of("home");
    private static final String EXPECTED =
            " (expected: short|long|report [--only REGEX] [--parts calls,virtual-threads,growth,boot])";

    @Test
    void aLongRunOfEverythingIsForTheRecord() {
        Request request = Request.of(List.of("long"), HOME);

        assertThat(request.parts()).containsExactly("calls", "virtual-threads", "growth", "boot");
        assertThat(request.results()).isEqualTo(HOME.resolve("results"));
        assertThat(request.report()).isEqualTo(HOME.resolve("REPORT.md"));
    }

    @Test
    void aPartMayBeMeasuredAgainForTheRecord() {
        Request request = Request.of(List.of("long", "--parts", "boot,growth"), HOME);

        assertThat(request.parts()).containsExactly("boot", "growth");
        assertThat(request.results()).isEqualTo(HOME.resolve("results"));
    }

    @Test
    void theReportMayBeWrittenAnewWithoutMeasuring() {
        Request request = Request.of(List.of("report"), HOME);

        assertThat(request.parts()).isEmpty();
        assertThat(request.report()).isEqualTo(HOME.resolve("REPORT.md"));
    }

    @Test
    void whatIsShortOrOnlySomeRowsIsNot() {
        Request some = Request.of(List.of("long", "--only", "SdkCalls"), HOME);

        assertThat(some.parts()).containsExactly("calls");
        assertThat(some.results()).isEqualTo(HOME.resolve("target/results"));
        assertThat(Request.of(List.of("short"), HOME).report()).isEqualTo(HOME.resolve("target/REPORT.md"));
    }

    @Test
    void whatIsWrongIsNamed() {
        assertRefused(List.of(), "no form" + EXPECTED);
        assertRefused(List.of("quick"), "quick" + EXPECTED);
        assertRefused(List.of("short", "--only"), "a value is missing" + EXPECTED);
        assertRefused(List.of("short", "--parts", "calls,boots"), "--parts: [boots]" + EXPECTED);
        assertRefused(List.of("short", "--only", "("), "--only: ( (expected: a regular expression)");
    }

    private static void assertRefused(List<String> arguments, String text) {
        assertThatThrownBy(() -> Request.of(arguments, HOME))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(text);
    }
}
