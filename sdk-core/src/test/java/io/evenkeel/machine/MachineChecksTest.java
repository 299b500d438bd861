package io.evenkeel.machine;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.practice.Finding;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MachineChecksTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    @Test
    void resourcesNeedBothLimitsInAContainer() {
        assertThat(resources(true, 512L << 20, 0.5)).isEqualTo(Finding.passed("memory 512 MiB, 0.50 CPUs"));
        assertThat(resources(false, 512L << 20, 2.0)).isEqualTo(Finding.passed("memory 512 MiB, 2.00 CPUs"));
        assertThat(resources(true, 512L << 20, null))
                .isEqualTo(Finding.failed(
                        "memory 512 MiB, CPU without a limit (expected: a limit of each, by the container)"));
        assertThat(resources(true, null, null))
                .isEqualTo(Finding.failed(
                        "memory without a limit, CPU without a limit (expected: a limit of each, by the container)"));
        assertThat(resources(false, null, null)).isEqualTo(Finding.skipped("not in a container"));
    }

    @Test
    void aProcessEndsWithoutMemoryByAnOption() {
        assertThat(found("memory-exhaustion-handled", machine(null, "-XX:+ExitOnOutOfMemoryError", 0L)))
                .isEqualTo(Finding.passed("-XX:+ExitOnOutOfMemoryError"));
        assertThat(found("memory-exhaustion-handled", machine(null, null, 0L)))
                .isEqualTo(Finding.failed("a process without memory goes on (expected: -XX:+ExitOnOutOfMemoryError)"));
    }

    @Test
    void rootIsTheOnlyUserThatFails() {
        assertThat(found("user-unprivileged", machine(null, null, 0L)))
                .isEqualTo(Finding.failed("user id 0, which is root (expected: another)"));
        assertThat(found("user-unprivileged", machine(null, null, 10_001L))).isEqualTo(Finding.passed("user id 10001"));
        assertThat(found("user-unprivileged", machine(null, null, null)))
                .isEqualTo(Finding.skipped("the process has no user id here"));
    }

    private static Finding resources(boolean contained, @Nullable Long memory, @Nullable Double cpus) {
        return found("resources-limited", new GivenMachine(TODAY, contained, memory, cpus, null, null));
    }

    private static Machine machine(@Nullable Long memory, @Nullable String option, @Nullable Long user) {
        return new GivenMachine(TODAY, true, memory, null, option, user);
    }

    private static Finding found(String practice, Machine machine) {
        return requireNonNull(MachineChecks.of(machine).get(practice)).find();
    }
}
