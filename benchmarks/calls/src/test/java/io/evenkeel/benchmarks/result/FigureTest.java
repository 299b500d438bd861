package io.evenkeel.benchmarks.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class FigureTest {
    @Test
    void theMedianAndTheErrorAreThoseOfAllSamplesOfAllPasses() {
        Figure figure =
                Figure.of(List.of(1.0, 9.0, 3.0, 4.0, 5.0)).and(Figure.of(List.of(6.0, 7.0, 8.0, 2.0, 10.0, 11.0)));

        assertThat(figure.median()).isEqualTo(6);
        assertThat(figure.error()).isEqualTo((10 - 2) / 2.0);
        assertThat(figure.passes()).hasSize(2);
    }

    @Test
    void whatLiesBetweenTwoSamplesIsInterpolated() {
        Figure figure = Figure.of(List.of(10.0, 20.0));

        assertThat(figure.median()).isEqualTo(15);
        assertThat(figure.error()).isCloseTo((19 - 11) / 2.0, within(1e-9));
    }

    @Test
    void oneSampleHasNoError() {
        assertThat(Figure.of(7).median()).isEqualTo(7);
        assertThat(Figure.of(7).error()).isZero();
    }
}
