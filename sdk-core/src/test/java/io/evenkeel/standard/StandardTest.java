package io.evenkeel.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandardTest {
    /** Whoever changes a value changes this line too, and gives the standard a new version. */
    @Test
    void theDigestOfVersion20261IsFixed() {
        assertThat(Standard.current().version()).isEqualTo("2026.1");
        assertThat(Standard.current().digest()).isEqualTo("b72a050b7e9a");
    }

    @Test
    void aChangedValueChangesTheDigest() {
        assertThat(with(20, List.of(Duration.ofMillis(5))).digest())
                .isEqualTo(with(20, List.of(Duration.ofMillis(5))).digest())
                .isNotEqualTo(with(21, List.of(Duration.ofMillis(5))).digest())
                .isNotEqualTo(with(20, List.of(Duration.ofMillis(6))).digest());
    }

    @Test
    void theBucketsAreCopied() {
        List<Duration> given = new ArrayList<>(List.of(Duration.ofMillis(5)));
        Standard standard = with(20, given);

        given.clear();

        assertThat(standard.durationBuckets()).containsExactly(Duration.ofMillis(5));
        assertThatThrownBy(() -> standard.durationBuckets().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    private static Standard with(int minimumCalls, List<Duration> buckets) {
        return new Standard(
                "test",
                "0.9",
                "0.9",
                Duration.ofSeconds(1),
                Tier.LOW,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                1,
                0.5,
                minimumCalls,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                1,
                1,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                0.5,
                1,
                List.of(),
                false,
                Duration.ofSeconds(1),
                List.of(),
                buckets,
                1,
                1);
    }
}
