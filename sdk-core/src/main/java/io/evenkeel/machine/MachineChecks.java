package io.evenkeel.machine;

import io.evenkeel.practice.Finding;
import io.evenkeel.practice.PracticeCheck;
import java.util.Locale;
import java.util.Map;

/** The practices that the machine knows of. */
public final class MachineChecks {
    private static final long MIB = 1L << 20;

    private final Machine machine;

    private MachineChecks(Machine machine) {
        this.machine = machine;
    }

    /** By the id of the practice. */
    public static Map<String, PracticeCheck> of(Machine machine) {
        MachineChecks checks = new MachineChecks(machine);
        return Map.of(
                "resources-limited", checks::resources,
                "memory-exhaustion-handled", checks::memoryExhaustion,
                "user-unprivileged", checks::user);
    }

    private Finding resources() {
        Long memory = machine.memoryLimit();
        Double cpus = machine.cpuLimit();
        String seen = (memory == null ? "memory without a limit" : "memory " + memory / MIB + " MiB") + ", "
                + (cpus == null ? "CPU without a limit" : String.format(Locale.ROOT, "%.2f CPUs", cpus));
        if (memory != null && cpus != null) {
            return Finding.passed(seen);
        }
        return memory == null && cpus == null && !machine.contained()
                ? Finding.skipped("not in a container")
                : Finding.failed(seen + " (expected: a limit of each, by the container)");
    }

    private Finding memoryExhaustion() {
        String option = machine.outOfMemoryOption();
        return option == null
                ? Finding.failed("a process without memory goes on (expected: -XX:+ExitOnOutOfMemoryError)")
                : Finding.passed(option);
    }

    private Finding user() {
        Long user = machine.userId();
        if (user == null) {
            return Finding.skipped("the process has no user id here");
        }
        return user == 0
                ? Finding.failed("user id 0, which is root (expected: another)")
                : Finding.passed("user id " + user);
    }
}
