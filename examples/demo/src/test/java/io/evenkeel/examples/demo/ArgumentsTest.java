package io.evenkeel.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {
    @Test
    void takesAMinuteUnlessToldOtherwise() {
        assertThat(Arguments.parse()).isEqualTo(new Arguments(Duration.ofSeconds(60), false));
    }

    @ParameterizedTest
    @CsvSource({"15s, PT15S", "90s, PT1M30S", "2m, PT2M", "1h, PT1H"})
    void takesTheTimeItIsTold(String text, Duration length) {
        assertThat(Arguments.parse("--for", text)).isEqualTo(new Arguments(length, false));
        assertThat(Arguments.parse("--for=" + text)).isEqualTo(new Arguments(length, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "60", "s", "14s", "0s", "-60s", "61m", "1.5m", "60 s", "60S", "99999999s", "２０s"})
    void refusesAnyOtherTime(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Arguments.parse("--for", text))
                .withMessage("--for: " + text + " (expected: 15s to 1h, such as 60s or 2m)");
    }

    @Test
    void refusesToGuessATime() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Arguments.parse("--for"))
                .withMessage("--for: nothing (expected: 15s to 1h, such as 60s or 2m)");
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Arguments.parse("--fro", "60s"))
                .withMessage("unknown argument: --fro (expected: --for or --help)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Arguments.parse("--fast"))
                .withMessage("unknown argument: --fast (expected: --for or --help)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Arguments.parse("--for", "60s", "--fast"))
                .withMessage("unknown argument: --fast (expected: --for or --help)");
    }

    @Test
    void helpGoesBeforeEverythingElse() {
        assertThat(Arguments.parse("--for", "--help").help()).isTrue();
        assertThat(Arguments.parse("-h").help()).isTrue();
    }
}
