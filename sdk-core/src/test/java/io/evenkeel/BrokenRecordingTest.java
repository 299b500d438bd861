package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.evenkeel.logging.LogLines;
import io.evenkeel.slo.ExclusionReason;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BrokenRecordingTest {
    private final LogLines log = new LogLines("io.evenkeel.faults");
    private final BrokenRegistry registry = BrokenRegistry.recording(BrokenRecordingTest::isOurs);
    private final Readings readings = new Readings(registry);
    private final Reliability reliability = Reliability.builder(registry)
            .announced(false)
            .journey("checkout")
            .dependency("payments", dependency -> dependency.concurrencyLimit(1))
            .build();

    @AfterEach
    void closeLog() {
        log.close();
    }

    @Test
    void aJourneyGoesOnAndEachCallIsOneFault() {
        Journey checkout = reliability.journey("checkout");
        IllegalStateException error = new IllegalStateException("down");

        assertThat(checkout.get(() -> "done")).isEqualTo("done");
        assertThat(catchThrowable(() -> checkout.run(() -> {
                    throw error;
                })))
                .isSameAs(error);

        assertThat(readings.nonZero("reliability.sdk.faults")).isEqualTo(Map.of("metrics", 2.0));
    }

    @Test
    void anExclusionThatCannotBeCountedIsAFaultOfTheMetrics() {
        reliability.journey("checkout").exclude(ExclusionReason.PROBE);

        assertThat(readings.nonZero("reliability.sdk.faults")).isEqualTo(Map.of("metrics", 1.0));
    }

    @Test
    void aDependencyGoesOnAndEachOfItsTwoMetersIsAFault() {
        assertThat(reliability.dependency("payments").get(() -> "done")).isEqualTo("done");

        assertThat(readings.nonZero("reliability.sdk.faults")).isEqualTo(Map.of("listener", 1.0, "metrics", 1.0));
    }

    @Test
    void aRefusalIsStillARefusal() {
        Dependency payments = reliability.dependency("payments");
        payments.start();

        assertThat(catchThrowable(payments::start)).hasMessage("call to payments refused: bulkhead_full");

        assertThat(readings.nonZero("reliability.sdk.faults")).isEqualTo(Map.of("listener", 1.0, "metrics", 1.0));
    }

    @Test
    void theLogSaysEachKindOnceHoweverOftenItHappens() {
        for (int i = 0; i < 50; i++) {
            reliability.journey("checkout").run(() -> {});
            reliability.dependency("payments").run(() -> {});
        }

        List<String> lines = log.lines();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0))
                .startsWith("WARN Evenkeel isolated a fault of its own in component metrics:"
                        + " java.lang.IllegalStateException at ")
                .endsWith(". The application is not affected; further ones are counted in reliability.sdk.faults");
        assertThat(lines.get(1))
                .startsWith("WARN Evenkeel isolated a fault of its own in component listener:"
                        + " java.lang.IllegalStateException at ");
        assertThat(readings.nonZero("reliability.sdk.faults")).isEqualTo(Map.of("listener", 50.0, "metrics", 100.0));
    }

    private static boolean isOurs(String meter) {
        return !meter.startsWith("reliability.") && !meter.startsWith("resilience4j.");
    }
}
