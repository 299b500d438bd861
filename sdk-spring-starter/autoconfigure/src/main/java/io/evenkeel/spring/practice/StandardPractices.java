package io.evenkeel.spring.practice;

import io.evenkeel.machine.Machine;
import io.evenkeel.practice.Evidence;
import io.evenkeel.practice.Finding;
import io.evenkeel.practice.PracticeCheck;
import io.evenkeel.standard.Deviation;
import io.evenkeel.standard.Settings;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The standard that is in effect, what differs from it, and the versions of libraries. */
final class StandardPractices {
    private final Supplier<@Nullable Settings> settings;
    private final Supplier<@Nullable PatchedVersions> versions;
    private final Machine machine;

    StandardPractices(
            Supplier<@Nullable Settings> settings, Supplier<@Nullable PatchedVersions> versions, Machine machine) {
        this.settings = settings;
        this.versions = versions;
        this.machine = machine;
    }

    Map<String, PracticeCheck> checks() {
        return Map.of(
                "deviations-explained", () -> of(this::deviations),
                "standard-current", () -> of(StandardPractices::current),
                "versions-patched", new Settled(this::patched));
    }

    private Finding of(Function<Settings, Finding> finding) {
        Settings found = settings.get();
        return found == null
                ? Finding.unimplemented("no bean of type Settings, or several and none of them primary")
                : finding.apply(found);
    }

    private Finding deviations(Settings found) {
        LocalDate today = machine.today();
        List<String> unexplained = found.deviations().stream()
                .filter(deviation -> !deviation.isWaived(today))
                .map(deviation -> deviation.found().key() + ' ' + why(deviation))
                .toList();
        if (!unexplained.isEmpty()) {
            return Finding.failed(Evidence.listed(unexplained)
                    + " (expected: evenkeel.deviations.<key>.because, and .until a day that has not passed)");
        }
        return Finding.passed(
                found.deviations().isEmpty()
                        ? "none"
                        : Evidence.listed(found.deviations().stream()
                                .map(deviation -> deviation.found().key() + " until " + deviation.until())
                                .toList()));
    }

    private static String why(Deviation deviation) {
        if (deviation.because() == null) {
            return "has no reason";
        }
        return deviation.until() == null ? "has no end" : "was explained until " + deviation.until();
    }

    private static Finding current(Settings found) {
        return found.newest()
                ? Finding.passed(Evidence.text(found.version()))
                : Finding.failed(Evidence.text(found.version()) + " (expected: the newest standard of the SDK)");
    }

    private Finding patched() {
        PatchedVersions found = versions.get();
        if (found == null) {
            return Finding.unimplemented("no bean of type PatchedVersions");
        }
        List<String> below = found.belowFloor();
        return below.isEmpty()
                ? Finding.passed("none of " + found.known() + " libraries is below its floor")
                : Finding.failed(Evidence.listed(below));
    }
}
