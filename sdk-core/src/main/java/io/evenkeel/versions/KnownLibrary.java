package io.evenkeel.versions;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A library of which vulnerabilities are known.
 *
 * @param type the name of a class of it
 * @param resource where in its jar the version is said; null if nowhere
 * @param key under which key; null if nowhere
 * @param property the property of Spring Boot that chooses its version; null if that alone does not lift it
 */
record KnownLibrary(
        String artifact,
        String type,
        @Nullable String resource,
        @Nullable String key,
        @Nullable String property,
        List<Floor> floors) {
    /** The line of all versions whose own line has no floor. */
    static final String OTHERS = "*";

    /** The lowest version of a line that is without some vulnerabilities. */
    record Floor(String line, VersionNumber version, List<String> cves) {}

    KnownLibrary {
        floors = List.copyOf(floors);
    }

    /** What is known of one version of it. */
    LibraryVersion judge(@Nullable String found) {
        VersionNumber version = found == null ? null : VersionNumber.of(found);
        if (version == null) {
            return new LibraryVersion(artifact, null, null, List.of(), null);
        }
        VersionNumber floor = null;
        Set<String> cves = new LinkedHashSet<>();
        for (Floor one : floorsOf(version)) {
            if (floor == null || one.version().compareTo(floor) > 0) {
                floor = one.version();
            }
            if (version.compareTo(one.version()) < 0) {
                cves.addAll(one.cves());
            }
        }
        String lowest = floor == null ? null : floor.text();
        return new LibraryVersion(
                artifact,
                version.text(),
                lowest,
                List.copyOf(cves),
                cves.isEmpty() || property == null ? null : "<" + property + ">" + lowest + "</" + property + ">");
    }

    private List<Floor> floorsOf(VersionNumber version) {
        List<Floor> own = new ArrayList<>();
        List<Floor> others = new ArrayList<>();
        for (Floor floor : floors) {
            if (floor.line().equals(OTHERS)) {
                others.add(floor);
            } else if (version.isOf(floor.line())) {
                own.add(floor);
            }
        }
        return own.isEmpty() ? others : own;
    }

    /** The artifact without its group, as the name of its jar begins. */
    String name() {
        return artifact.substring(artifact.indexOf(':') + 1);
    }

    String group() {
        return artifact.substring(0, artifact.indexOf(':'));
    }
}
