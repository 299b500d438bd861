package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.logging.LogLines;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameCapTest {
    private static final int NAMES = 100_000;
    /** 19 of slo.*, 1 of journey.duration, 2 of journey.rejections. */
    private static final int METERS_OF_A_JOURNEY = 22;
    /** 5 attempts, 8 rejections, 3 states, 1 of dependency.calls, and 16 of Resilience4j where its meters are bound. */
    private static final int METERS_OF_A_DEPENDENCY = Resilience4jMeters.isPresent() ? 33 : 17;
    /** 1 of reliability.info, 11 of reliability.sdk.faults. */
    private static final int METERS_OF_THE_SDK = 12;

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Readings readings = new Readings(registry);
    private final Reliability reliability =
            Reliability.builder(registry).announced(false).build();

    @Test
    void anyNumberOfNamesLeavesAConstantNumberOfMetersAndLosesNoCall() {
        try (LogLines log = new LogLines("io.evenkeel.names")) {
            callThroughRandomNames(1);
            assertThat(registry.getMeters())
                    .hasSize(METERS_OF_THE_SDK + 101 * METERS_OF_A_JOURNEY + 101 * METERS_OF_A_DEPENDENCY);

            callThroughRandomNames(2);
            assertThat(registry.getMeters())
                    .hasSize(METERS_OF_THE_SDK + 101 * METERS_OF_A_JOURNEY + 101 * METERS_OF_A_DEPENDENCY);

            assertThat(readings.sum("journey.duration")).isEqualTo(2 * NAMES);
            assertThat(readings.sum("slo.events")).isEqualTo(2 * 2 * NAMES);
            assertThat(readings.sum("dependency.calls")).isEqualTo(2 * NAMES);
            assertThat(readings.sum("dependency.attempts")).isEqualTo(2 * NAMES);
            assertThat(readings.sum("reliability.sdk.faults")).isZero();
            assertThat(log.lines())
                    .containsExactly(
                            "WARN A journey name is beyond the cap of 100 names, or cannot be a label: it shares"
                                    + " _OTHER, where it is still counted. Said once",
                            "WARN A dependency name is beyond the cap of 100 names, or cannot be a label: it shares"
                                    + " _OTHER, where it is still counted. Said once");
        }
        assertThat(registry.scrape().lines().filter(line -> line.startsWith("slo_events_total")))
                .hasSize(4 * 101);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aHundredNamesHaveAPlaceOfTheirOwnWhereverTheSharedOneComes(boolean sharedFirst) {
        if (sharedFirst) {
            reliability.journey("not a name");
        }
        for (int i = 0; i < 150; i++) {
            reliability.journey("journey-" + i).run(() -> {});
        }

        assertThat(reliability.journeys()).hasSize(101);
        assertThat(reliability.journey("journey-99").name()).isEqualTo("journey-99");
        assertThat(reliability.journey("journey-100").name()).isEqualTo("_OTHER");
        assertThat(readings.of("journey.duration")).containsEntry("_OTHER success", 50.0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "_OTHER",
                "line\nbreak",
                "line\r\nbreak",
                "quo\"te",
                "{}",
                "a/b",
                "umläut",
                "\u0000",
                "{journey=\"x\"}"
            })
    void aNameThatCannotBeALabelSharesTheOther(String name) {
        assertThat(reliability.journey(name).name()).isEqualTo("_OTHER");
        assertThat(reliability.dependency(name).name()).isEqualTo("_OTHER");
        assertThat(reliability.dependency(name)).isSameAs(reliability.dependency("another bad name"));
    }

    @Test
    void whatIsBeyondTheCapIsStillGuarded() {
        for (int i = 0; i < 100; i++) {
            reliability.dependency("dependency-" + i);
        }

        Dependency other = reliability.dependency("one-more");
        for (int i = 0; i < 5; i++) {
            other.start().failed(new IllegalStateException("down"));
        }

        assertThat(readings.nonZero("dependency.breaker.state")).containsEntry("_OTHER open", 1.0);
    }

    @Test
    void theCapIsForWhatIsNotDeclared() {
        ReliabilityBuilder builder = Reliability.builder(registry).announced(false);
        for (int i = 0; i < 120; i++) {
            builder.journey("journey-" + i);
        }

        Reliability declared = builder.build();

        assertThat(declared.journey("journey-119").name()).isEqualTo("journey-119");
        assertThat(declared.journey("late").name()).isEqualTo("_OTHER");
    }

    @Test
    void manyThreadsAtOnceDoNotExceedTheCap() throws Exception {
        Together.run(16, thread -> {
            for (int i = 0; i < 200; i++) {
                String name = i % 3 == 0 ? "shared-" + i : "of-" + thread + "-" + i;
                reliability.journey(name).run(() -> {});
                reliability.dependency(name).run(() -> {});
            }
        });

        assertThat(reliability.journeys()).hasSize(101);
        assertThat(reliability.dependencies()).hasSize(101);
        assertThat(readings.sum("journey.duration")).isEqualTo(16 * 200);
        assertThat(readings.sum("dependency.calls")).isEqualTo(16 * 200);
    }

    private void callThroughRandomNames(long seed) {
        Random random = new Random(seed);
        IntFunction<String> letters = length -> random.ints(length, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        for (int i = 0; i < NAMES; i++) {
            String name =
                    switch (i % 8) {
                        case 0 -> letters.apply(200);
                        case 1 -> letters.apply(5) + "\r\n" + letters.apply(5);
                        case 2 -> "\"" + letters.apply(5) + "\"";
                        case 3 -> "\u202e" + letters.apply(5);
                        case 4 -> "${" + letters.apply(5) + "}";
                        default -> letters.apply(1 + random.nextInt(20));
                    };
            reliability.journey(name).run(() -> {});
            reliability.dependency(name).run(() -> {});
        }
    }
}
