package io.evenkeel.slo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertReachTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.999|availability below 69.4 events an hour one bad event reaches burn rate 14.4",
                "0.9999|availability below 694 events an hour one bad event reaches burn rate 14.4",
                "0.95|availability below 1.39 events an hour one bad event reaches burn rate 14.4",
                "0.9|availability below 0.278 events an hour one bad event reaches burn rate 6, and not even a total"
                        + " failure reaches 14.4",
                "0.84|availability below 0.174 events an hour one bad event reaches burn rate 6, and not even a total"
                        + " failure reaches 14.4"
            })
    void saysHowLittleTrafficIsTooLittleAndWhichAlertsCannotFire(String target, String said) {
        assertThat(AlertReach.summary(Objective.availability(target))).isEqualTo(said);
    }
}
