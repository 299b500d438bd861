package io.evenkeel;

import io.evenkeel.machine.Machine;
import io.evenkeel.practice.Evidence;
import io.evenkeel.practice.Finding;
import io.evenkeel.practice.PracticeCheck;
import io.evenkeel.standard.Deviation;
import io.evenkeel.standard.Settings;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The standard that is in effect, and what differs from it. */
final class StandardPractices {
    private final Supplier<Settings> settings;
    private final Machine machine;

    /** @param settings asked whenever somebody looks */
    StandardPractices(Supplier<Settings> settings, Machine machine) {
        this.settings = settings;
        this.machine = machine;
    }

    /** By the id of the practice. */
    Map<String, PracticeCheck> checks() {
        return Map.of(
                "deviations-explained", () -> deviations(settings.get()),
                "standard-current", () -> current(settings.get()));
    }

    private Finding deviations(Settings found) {
        LocalDate today = machine.today();
        List<String> unexplained = found.deviations().stream()
                .filter(deviation -> !deviation.isExplained(today))
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
                                .map(deviation -> deviation.found().key()
                                        + (deviation.stricter() ? " is stricter" : " until " + deviation.until()))
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
}
