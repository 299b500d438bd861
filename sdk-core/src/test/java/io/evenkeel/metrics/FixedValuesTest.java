package io.evenkeel.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.logging.LogKeys;
import io.evenkeel.standard.EffectiveStandard;
import io.evenkeel.standard.PlatformStandard;
import io.evenkeel.standard.Tier;
import org.junit.jupiter.api.Test;

/** What nobody can change stands in the standard all the same: as it is. */
class FixedValuesTest {
    private static final EffectiveStandard STANDARD = PlatformStandard.shipped().forTier(Tier.MEDIUM);

    @Test
    void theNumberOfCausesIs() {
        assertThat(STANDARD.integer("limits.causes")).isEqualTo(BadEventMeters.MOST_DEPENDENCIES);
    }

    @Test
    void theKeysOfLogLinesAre() {
        assertThat(STANDARD.items("logs.keys"))
                .containsExactly(LogKeys.SERVICE, LogKeys.JOURNEY, "trace_id", "span_id");
    }
}
