package io.evenkeel.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InvalidSettingExceptionTest {
    @Test
    void saysKeyValueAndWhatWasExpected() {
        InvalidSettingException refused = new InvalidSettingException("target", 1.5, "> 0 and < 1");

        assertThat(refused).hasMessage("target: 1.5 (expected: > 0 and < 1)");
        assertThat(refused.key()).isEqualTo("target");
        assertThat(refused.value()).isEqualTo("1.5");
        assertThat(refused.expected()).isEqualTo("> 0 and < 1");
    }

    @Test
    void aMissingValueReadsAsMissing() {
        assertThat(new InvalidSettingException("threshold", null, "a duration"))
                .hasMessage("threshold: missing (expected: a duration)");
    }

    @Test
    void aValueOfOneHundredCharactersIsShownWhole() {
        String value = "x".repeat(100);

        assertThat(new InvalidSettingException("name", value, "less"))
                .hasMessage("name: " + value + " (expected: less)");
    }

    @Test
    void aLongerValueIsCut() {
        assertThat(new InvalidSettingException("name", "x".repeat(101), "less"))
                .hasMessage("name: " + "x".repeat(100) + "… (expected: less)");
    }

    @Test
    void ofAUrlNeitherTheUserNorTheQueryIsShown() {
        String password = "p/ w".repeat(50);

        assertThat(new InvalidSettingException("url", "https://me:" + password + "@bank/x?token=pw", "less"))
                .hasMessage("url: https://…@bank/x?… (expected: less)");
        assertThat(new InvalidSettingException("url", "file:///etc/a@b", "less"))
                .hasMessage("url: file:///etc/a@b (expected: less)");
    }

    @Test
    void belowAPrefixTheKeyIsAFullPathAndTheFirstRefusalIsTheCause() {
        InvalidSettingException refused = new InvalidSettingException("target", "x".repeat(101), "less");

        InvalidSettingException below = refused.below("evenkeel.journeys.pay");

        assertThat(below)
                .hasMessage("evenkeel.journeys.pay.target: " + "x".repeat(100) + "… (expected: less)")
                .hasCause(refused);
        assertThat(below.key()).isEqualTo("evenkeel.journeys.pay.target");
        assertThat(below.expected()).isEqualTo("less");
    }
}
