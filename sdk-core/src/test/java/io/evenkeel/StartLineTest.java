package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.guard.GuardMode;
import io.evenkeel.logging.LogLines;
import io.evenkeel.machine.GivenMachine;
import io.evenkeel.machine.Machine;
import io.evenkeel.slo.Objective;
import io.evenkeel.standard.PlatformStandard;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StartLineTest {
    private final LogLines log = new LogLines("io.evenkeel");
    private final ReliabilityBuilder builder = Reliability.builder(new SimpleMeterRegistry())
            .service("storefront")
            .journey("search")
            .journey("checkout", journey -> journey.objective(Objective.availability("0.9995"))
                    .objective(Objective.latency("0.95", Duration.ofMillis(300))))
            .dependency("payments")
            .dependency("catalog");

    @AfterEach
    void closeLog() {
        log.close();
    }

    @Test
    void oneLineSaysWhatIsActiveAndOneWhatLittleTrafficDoesAndOneWhichPracticesAreFollowed() {
        Machine machine = new GivenMachine(LocalDate.of(2026, 11, 20), true, null, null, null, 1000L);
        builder.machine(machine).build();

        assertThat(log.lines())
                .containsExactly(
                        "INFO Evenkeel " + SdkVersion.current()
                                + " is active: service storefront, mode enforce, standard 2026.1 ("
                                + PlatformStandard.shipped().digest() + "),"
                                + " journeys: checkout (availability 99.95%, latency 95% within PT0.3S),"
                                + " search (availability 99.9%, latency 99% within PT1S), dependencies: [catalog, payments]",
                        "INFO Evenkeel alerts. checkout: availability below 139 events an hour one bad event reaches"
                                + " burn rate 14.4; latency below 1.39 events an hour one bad event reaches burn rate 14.4."
                                + " search: availability below 69.4 events an hour one bad event reaches burn rate 14.4;"
                                + " latency below 6.94 events an hour one bad event reaches burn rate 14.4",
                        "WARN Below a version with a known vulnerability: io.opentelemetry:opentelemetry-api 1.49.0"
                                + " (CVE-2026-45292, fixed in 1.62.0). Choose the versions that they are fixed in",
                        "INFO Practices: no level; C 11 of 12, B 13 of 14, A 7 of 9; failed: versions-patched, resources-limited,"
                                + " deadlines-honoured, memory-exhaustion-handled; skipped: 19; required: level C");
    }

    @Test
    void nothingIsSaidWhereAnIntegrationSaysIt() {
        Reliability reliability = builder.announced(false).build();

        assertThat(log.lines()).isEmpty();
        assertThat(reliability.summary())
                .startsWith("Evenkeel " + SdkVersion.current() + " is active: service storefront, mode enforce,");
    }

    @Test
    void whatThereIsNoneOfIsNotNamed() {
        String summary = Reliability.builder(new SimpleMeterRegistry())
                .announced(false)
                .build()
                .summary();

        assertThat(summary).matches("Evenkeel .* is active: [^:]*, standard 2026.1 \\([0-9a-f]{12}\\)");
    }

    @Test
    void theModeIsTheOneThatWasChosen() {
        assertThat(builder.announced(false).mode(GuardMode.OFF).build().summary())
                .contains(", mode off, ");
    }

    @Test
    void theSummaryFollowsWhatIsAddedLater() {
        Reliability reliability = builder.announced(false).build();

        reliability.dependency("late");

        assertThat(reliability.summary()).endsWith(", dependencies: [catalog, late, payments]");
    }

    @Test
    void theVersionIsThatOfTheBuild() {
        assertThat(SdkVersion.current()).matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
    }
}
