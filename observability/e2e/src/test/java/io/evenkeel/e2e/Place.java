package io.evenkeel.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;

/** Where things are. */
public final class Place {
    private static final Path REPOSITORY = property("repository");
    private static final Path WORKSHOP = property("workshop");

    private Place() {}

    public static Path rules() {
        return pack("rules/evenkeel.rules.yaml");
    }

    public static Path links() {
        return pack("rules/evenkeel.links.rules.yaml");
    }

    /** A file of the fleet pack. */
    public static Path pack(String path) {
        return REPOSITORY.resolve("observability").resolve(path);
    }

    public static Path jar(String example) {
        return REPOSITORY.resolve("examples/" + example + "/target/" + example + ".jar");
    }

    /** The table of the fleet of the rehearsal. */
    public static Path table() {
        return pack("e2e/src/test/resources/rehearsal/fleet.txt");
    }

    /** The folder with the jars of the release before this one, the newest that is kept; its name is the version. */
    public static Path previousBuild() {
        try (Stream<Path> releases = Files.list(REPOSITORY.resolve("compatibility/baseline"))) {
            return releases.max(Comparator.comparing(
                            release -> Version.parse(release.getFileName().toString())))
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A program that {@code install} has fetched. */
    public static String engine(String name) {
        return WORKSHOP.resolve("engines/usr/bin/" + name).toString();
    }

    /** A folder for one program of this run, which keeps its data and its log. */
    public static Path folder(String name) {
        Path folder = WORKSHOP.resolve("run-" + ProcessHandle.current().pid()).resolve(name);
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path property(String name) {
        return Path.of(Objects.requireNonNull(System.getProperty(name), name));
    }
}
