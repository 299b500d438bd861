package io.evenkeel.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrailTest {
    @Test
    void forgetsWhatIsTooLongAgo() {
        Trail trail = new Trail(Duration.ofSeconds(5));
        assertThat(trail.isEmpty()).isTrue();
        for (int second = 0; second <= 7; second++) {
            trail.add(new Reading(Duration.ofSeconds(second), Map.of()));
        }
        assertThat(trail.first().at()).isEqualTo(Duration.ofSeconds(2));
        assertThat(trail.last().at()).isEqualTo(Duration.ofSeconds(7));
    }
}
