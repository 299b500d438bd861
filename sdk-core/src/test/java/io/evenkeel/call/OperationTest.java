package io.evenkeel.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperationTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "7", "checkout", "checkout.v2", "db-1:5432", "A_b"})
    void aNameThatCanBeALabelIsAccepted(String name) {
        assertThat(new Operation(Operation.Kind.JOURNEY, name).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "_x", "-x", "a b", "a\n", "\r", "a\"b", "a{b}", "ä", "a/b", "a\u0000"})
    void anyOtherNameIsRefused(String name) {
        assertThatThrownBy(() -> new Operation(Operation.Kind.DEPENDENCY, name))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage(
                        "dependency: %s (expected: 1 to 100 letters, digits, '.', '_', '-' or ':', a letter or digit"
                                + " first)",
                        name);
    }

    @Test
    void aNameOfOneHundredCharactersIsAcceptedAndOneMoreIsRefused() {
        assertThat(Operation.isAllowed("x".repeat(100))).isTrue();
        assertThat(Operation.isAllowed("x".repeat(101))).isFalse();
        assertThatThrownBy(() -> new Operation(Operation.Kind.JOURNEY, "x".repeat(101)))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("journey: " + "x".repeat(100)
                        + "… (expected: 1 to 100 letters, digits, '.', '_', '-' or ':', a letter or digit first)");
    }

    @Test
    void theSharedNameIsAcceptedButNotAllowedFromOutside() {
        assertThat(new Operation(Operation.Kind.JOURNEY, "_OTHER").name()).isEqualTo("_OTHER");
        assertThat(Operation.isAllowed("_OTHER")).isFalse();
    }
}
