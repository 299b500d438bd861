package io.evenkeel.guard;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.call.InvalidSettingException;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardSettingsTest {
    private final BreakerSettings breaker =
            new BreakerSettings(0.8, 20, Duration.ofSeconds(30), Duration.ofSeconds(5), 10);

    @ParameterizedTest
    @CsvSource({"PT0.001S, 1", "PT1H, 1000000"})
    void valuesWithinTheirRangesAreAccepted(Duration timeout, int concurrencyLimit) {
        assertThatCode(() -> Settings.of(timeout, concurrencyLimit, breaker)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT0.000999999S", "PT1H0.000000001S", "PT-1S", "PT2562047788015215H"})
    void aTimeoutOutOfItsRangeIsRefused(Duration timeout) {
        assertThatThrownBy(() -> Settings.of(timeout, 1, breaker))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("timeout: %s (expected: a duration from 1ms to 1h)", timeout);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1_000_001})
    void aConcurrencyLimitOutOfItsRangeIsRefused(int limit) {
        assertThatThrownBy(() -> Settings.of(Duration.ofSeconds(1), limit, breaker))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("concurrency-limit: " + limit + " (expected: 1 to 1000000)");
    }
}
