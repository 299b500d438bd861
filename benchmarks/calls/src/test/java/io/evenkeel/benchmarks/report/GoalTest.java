package io.evenkeel.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoalTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsAtTheLimitIsReached() {
        assertThat(line(0.5, Optional.of(0.5))).isEqualTo("| P1 | ÷ by hand | 0.50 | 0.50 | reached |");
    }

    @Test
    void whatIsMissedSaysByHowMuch() {
        assertThat(line(0.5, Optional.of(0.65))).isEqualTo("| P1 | ÷ by hand | 0.50 | 0.65 | **missed** by 30 % |");
        assertThat(line(0, Optional.of(3.0))).isEqualTo("| P1 | ÷ by hand | 0.000 | 3.00 | **missed** by 3.00 |");
    }

    @Test
    void whatWasNotMeasuredSaysSo() {
        assertThat(line(0.5, Optional.empty())).isEqualTo("| P1 | ÷ by hand | 0.50 | – | not measured |");
    }

    private String line(double limit, Optional<Double> measured) {
        return new Goal("P1", "÷ by hand", limit, results -> measured, Text::ratio).line(new Results(folder));
    }
}
