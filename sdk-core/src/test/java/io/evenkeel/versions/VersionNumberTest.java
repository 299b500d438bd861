package io.evenkeel.versions;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionNumberTest {
    @ParameterizedTest
    @CsvSource({
        "1.9.0, 1.10.0",
        "1.15.12, 1.16.0",
        "1.62.0-SNAPSHOT, 1.62.0",
        "1.62.0-alpha, 1.62.0",
        "1.62.0-rc.1, 1.62.0",
        "1.16.0-M1, 1.16.0",
        "1.16.0.RC2, 1.16.0",
        "1.16, 1.16.1"
    })
    void isLowerThan(String lower, String higher) {
        assertThat(of(lower)).isLessThan(of(higher));
        assertThat(of(higher)).isGreaterThan(of(lower));
    }

    @ParameterizedTest
    @CsvSource({"1.62, 1.62.0", "1.15.12.redhat-00001, 1.15.12", "2.7.18.RELEASE, 2.7.18", "1.15.12-herodevs-3, 1.15.12"
    })
    void isTheSameAs(String one, String other) {
        assertThat(of(one)).isEqualTo(of(other)).hasSameHashCodeAs(of(other));
    }

    @Test
    void belongsToOneLine() {
        assertThat(of("1.16.6").isOf("1.16")).isTrue();
        assertThat(of("1.16").isOf("1.16")).isTrue();
        assertThat(of("1.160.0").isOf("1.16")).isFalse();
        assertThat(of("1.1.6").isOf("1.16")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "latest", "v1.2", "${version}", "-1"})
    void isNotWhatDoesNotBeginWithNumbers(String text) {
        assertThat(VersionNumber.of(text)).isNull();
        assertThat(VersionNumber.of("1" + "0".repeat(200))).isNull();
    }

    private static VersionNumber of(String text) {
        return requireNonNull(VersionNumber.of(text), text);
    }
}
