package io.evenkeel.spring.practice;

import io.evenkeel.practice.Evidence;
import io.evenkeel.practice.Finding;
import io.evenkeel.practice.PracticeCheck;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The versions of libraries. */
final class VersionPractices {
    private final Supplier<@Nullable PatchedVersions> versions;

    VersionPractices(Supplier<@Nullable PatchedVersions> versions) {
        this.versions = versions;
    }

    Map<String, PracticeCheck> checks() {
        return Map.of("versions-patched", new Settled(this::patched));
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
