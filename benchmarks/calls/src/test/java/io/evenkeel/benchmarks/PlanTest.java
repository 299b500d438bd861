package io.evenkeel.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlanTest {
    @Test
    void everyBenchmarkRunsOnOneThreadAndSomeOnMore() {
        List<Step> steps = Plan.steps(Form.LONG, "");

        assertThat(steps.stream().filter(step -> step.threads() == 1)).hasSize(49);
        assertThat(steps.stream().filter(step -> step.threads() == 2)).hasSize(16);
        assertThat(steps.stream().filter(step -> step.threads() == 16)).hasSize(5);
    }

    @Test
    void someAreChosenByAPartOfTheirName() {
        assertThat(Plan.steps(Form.SHORT, "SdkCalls\\.call$"))
                .containsExactly(
                        new Step("io.evenkeel.benchmarks.row.SdkCalls.call", 1, "tracing", List.of("P1"), false),
                        new Step("io.evenkeel.benchmarks.row.SdkCalls.call", 2, "tracing", List.of("P0"), false),
                        new Step("io.evenkeel.benchmarks.row.SdkCalls.call", 16, "tracing", List.of("P0"), false));
    }

    @Test
    void oursIsMeasuredWithoutTheMetersOfResilience4jAndOnceWithThem() {
        assertThat(Plan.steps(Form.LONG, "^Sdk.*\\.call$"))
                .extracting(Step::row, Step::threads, Step::meters)
                .containsExactly(
                        tuple("SdkCalls.call", 1, false),
                        tuple("SdkCalls.call", 2, false),
                        tuple("SdkCalls.call", 16, false),
                        tuple("SdkWithMeters.call", 1, true));
    }

    @Test
    void aNameThatNobodyHasIsRefused() {
        assertThatThrownBy(() -> Plan.steps(Form.SHORT, "Nobody"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("--only: Nobody (expected: a part of a name such as SdkCalls.call)");
    }
}
