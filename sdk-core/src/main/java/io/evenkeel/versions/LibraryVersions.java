package io.evenkeel.versions;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The versions that really run here, of those libraries of which vulnerabilities are known: what was resolved in the end, whatever
 * a build has asked for.
 */
public final class LibraryVersions {
    private LibraryVersions() {}

    /** Those that a class loader can see. Reads some small files; thread-safe, and never throws. */
    public static List<LibraryVersion> seenBy(ClassLoader loader) {
        return seenBy(loader, KnownLibraries::ofTheSdk);
    }

    /** Nothing where the list cannot be read: a jar may have been put together anew without it. */
    static List<LibraryVersion> seenBy(ClassLoader loader, Supplier<List<KnownLibrary>> known) {
        try {
            return seenBy(loader, known.get());
        } catch (RuntimeException | LinkageError unknown) {
            return List.of();
        }
    }

    static List<LibraryVersion> seenBy(ClassLoader loader, List<KnownLibrary> known) {
        List<LibraryVersion> seen = new ArrayList<>();
        for (KnownLibrary library : known) {
            Class<?> type = type(library.type(), loader);
            if (type != null) {
                seen.add(library.judge(found(library, type)));
            }
        }
        return List.copyOf(seen);
    }

    /** One line about all that are below their floor, without a full stop; null if there is none. */
    public static @Nullable String warning(List<LibraryVersion> versions) {
        String below = versions.stream()
                .filter(LibraryVersion::vulnerable)
                .map(LibraryVersion::toString)
                .collect(Collectors.joining(", "));
        return below.isEmpty() ? null : "Below a version with a known vulnerability: " + below;
    }

    private static @Nullable Class<?> type(String name, ClassLoader loader) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException | LinkageError absent) {
            return null;
        }
    }

    private static @Nullable String found(KnownLibrary library, Class<?> type) {
        try {
            return new ResolvedVersion(library, type).find();
        } catch (RuntimeException | LinkageError unknown) {
            // A security manager, or a class loader of a kind of its own.
            return null;
        }
    }
}
