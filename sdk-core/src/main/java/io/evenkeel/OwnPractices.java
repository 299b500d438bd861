package io.evenkeel;

import io.evenkeel.call.Operation;
import io.evenkeel.machine.Machine;
import io.evenkeel.metrics.FaultMeter;
import io.evenkeel.practice.Evidence;
import io.evenkeel.practice.Finding;
import io.evenkeel.practice.PracticeCheck;
import io.evenkeel.standard.EffectiveStandard;
import io.evenkeel.versions.LibraryVersion;
import io.evenkeel.versions.LibraryVersions;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The practices that the SDK knows of by itself, in plain Java too. */
final class OwnPractices {
    private static final String UNKNOWN_SERVICE = "unknown_service";

    /** Work that nobody has mapped to a journey. */
    private static final Set<String> UNMAPPED =
            Set.of(Reliability.DEFAULT_JOURNEY, "scheduled", "messages", Operation.OVERFLOW);

    private final Reliability reliability;
    private final int oldestMonths;
    private final FaultMeter faults;
    private final Machine machine;
    private final @Nullable LocalDate built;
    private @Nullable Finding patched;

    OwnPractices(
            Reliability reliability,
            EffectiveStandard standard,
            FaultMeter faults,
            Machine machine,
            @Nullable LocalDate built) {
        this.reliability = reliability;
        this.oldestMonths = standard.integer("practices.sdk-months");
        this.faults = faults;
        this.machine = machine;
        this.built = built;
    }

    /** By the id of the practice. */
    Map<String, PracticeCheck> checks() {
        return Map.of(
                "service-named", this::serviceNamed,
                "journeys-declared", this::journeysDeclared,
                "sdk-recent", this::sdkRecent,
                "versions-patched", this::versionsPatched,
                "sdk-faultless", this::sdkFaultless);
    }

    private Finding serviceNamed() {
        String name = reliability.info().service();
        return name.equals(UNKNOWN_SERVICE)
                ? Finding.failed(UNKNOWN_SERVICE + " (expected: a name of its own)")
                : Finding.passed(Evidence.text(name));
    }

    private Finding journeysDeclared() {
        List<String> declared = reliability.journeys().stream()
                .map(Journey::name)
                .filter(name -> !UNMAPPED.contains(name))
                .toList();
        return declared.isEmpty()
                ? Finding.failed("none beside those of work that is mapped to no other (expected: at least one)")
                : Finding.passed(Evidence.listed(declared));
    }

    private Finding sdkRecent() {
        if (built == null) {
            return Finding.unimplemented("the build of the SDK has not said when it was");
        }
        String text = reliability.info().sdkVersion() + " of " + built;
        return machine.today().isAfter(built.plusMonths(oldestMonths))
                ? Finding.failed(text + " (expected: at most " + oldestMonths + " months old)")
                : Finding.passed(text);
    }

    /** Looked at once: it cannot change. Whoever asks is alone in asking. */
    private Finding versionsPatched() {
        Finding found = patched;
        if (found == null) {
            found = versions(LibraryVersions.seenBy(OwnPractices.class.getClassLoader()));
            patched = found;
        }
        return found;
    }

    /** @param all the libraries that are there */
    static Finding versions(List<LibraryVersion> all) {
        List<String> below = all.stream()
                .filter(LibraryVersion::vulnerable)
                .map(LibraryVersion::toString)
                .toList();
        long known = all.stream().filter(library -> library.version() != null).count();
        return below.isEmpty()
                ? Finding.passed("none of " + known + " libraries is below its floor")
                : Finding.failed(Evidence.listed(below));
    }

    private Finding sdkFaultless() {
        Map<String, Long> counted = faults.counted();
        return counted.isEmpty()
                ? Finding.passed("reliability.sdk.faults 0")
                : Finding.failed("reliability.sdk.faults " + counted + " (expected: none)");
    }
}
