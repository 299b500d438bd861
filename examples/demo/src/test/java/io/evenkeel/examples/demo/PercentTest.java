package io.evenkeel.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PercentTest {
    @Test
    void isNeverRoundedUp() {
        assertThat(Percent.of(3, 3)).isEqualTo("100.00%");
        assertThat(Percent.of(999_999, 1_000_000)).isEqualTo("99.99%");
        assertThat(Percent.of(2, 3)).isEqualTo("66.66%");
        assertThat(Percent.of(0, 3)).isEqualTo("0.00%");
    }

    @Test
    void isADashWhereThereIsNothing() {
        assertThat(Percent.of(0, 0)).isEqualTo("-");
    }

    @Test
    void isAsExactAsTheTarget() {
        assertThat(Percent.of(0.995)).isEqualTo("99.5%");
        assertThat(Percent.of(0.9)).isEqualTo("90%");
        assertThat(Percent.of(0.99999)).isEqualTo("99.999%");
    }
}
