package io.evenkeel.guard;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.call.InvalidSettingException;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BreakerSettingsTest {
    @ParameterizedTest
    @CsvSource({"0.000001, 1, PT1S, PT0.01S, 1", "1, 100000, PT10M, PT10M, 1000", "0.8, 20, PT30S, PT5S, 10"})
    void valuesWithinTheirRangesAreAccepted(
            double failureRatio, int minimumCalls, Duration window, Duration openFor, int trialCalls) {
        assertThatCode(() -> new BreakerSettings(failureRatio, minimumCalls, window, openFor, trialCalls))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.1, 1.0000001, 80, Double.NaN, Double.POSITIVE_INFINITY})
    void aFailureRatioOutOfItsRangeIsRefused(double ratio) {
        assertThatThrownBy(() -> new BreakerSettings(ratio, 20, Duration.ofSeconds(30), Duration.ofSeconds(5), 10))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("failure-ratio: %s (expected: > 0 and <= 1)", ratio);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 100_001})
    void aNumberOfMinimumCallsOutOfItsRangeIsRefused(int calls) {
        assertThatThrownBy(() -> new BreakerSettings(0.8, calls, Duration.ofSeconds(30), Duration.ofSeconds(5), 10))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("minimum-calls: " + calls + " (expected: 1 to 100000)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT0.999S", "PT1.5S", "PT10M1S", "PT-1S", "PT2562047788015215H"})
    void aWindowOutOfItsRangeIsRefused(Duration window) {
        assertThatThrownBy(() -> new BreakerSettings(0.8, 20, window, Duration.ofSeconds(5), 10))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("window: %s (expected: whole seconds, from 1s to 10m)", window);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT0.009S", "PT10M0.001S", "PT-1S", "PT2562047788015215H"})
    void anOpenTimeOutOfItsRangeIsRefused(Duration openFor) {
        assertThatThrownBy(() -> new BreakerSettings(0.8, 20, Duration.ofSeconds(30), openFor, 10))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("open-for: %s (expected: a duration from 10ms to 10m)", openFor);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1_001})
    void aNumberOfTrialCallsOutOfItsRangeIsRefused(int calls) {
        assertThatThrownBy(() -> new BreakerSettings(0.8, 20, Duration.ofSeconds(30), Duration.ofSeconds(5), calls))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("trial-calls: " + calls + " (expected: 1 to 1000)");
    }
}
