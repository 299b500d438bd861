package io.evenkeel.versions;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A library that is there, and what is known of the version of it that runs.
 *
 * @param artifact its coordinates without a version, such as {@code io.opentelemetry:opentelemetry-api}
 * @param version what was found; null if nothing says it
 * @param floor the lowest version of the same line without these vulnerabilities; null if none is known of the line
 * @param cves the vulnerabilities that the version has, by their names; empty if none is known of it, or the version is not known
 * @param remedy the property that lifts it; null if it has no vulnerabilities, or no property alone lifts it
 */
public record LibraryVersion(
        String artifact,
        @Nullable String version,
        @Nullable String floor,
        List<String> cves,
        @Nullable String remedy) {
    public LibraryVersion {
        cves = List.copyOf(cves);
    }

    /** Whether the version is known, and has no vulnerability that is. */
    public boolean ok() {
        return version != null && cves.isEmpty();
    }

    /** Whether the version is known to have a vulnerability. */
    public boolean vulnerable() {
        return !cves.isEmpty();
    }

    /** In one line, such as {@code io.opentelemetry:opentelemetry-api 1.49.0 (CVE-2026-45292, fixed in 1.62.0)}. */
    @Override
    public String toString() {
        String known = artifact + " " + (version == null ? "unknown" : version);
        return vulnerable() ? known + " (" + String.join(", ", cves) + ", fixed in " + floor + ")" : known;
    }
}
