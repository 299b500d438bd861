package io.evenkeel.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where what is compared is, in this repository: what was just built, and the last release. */
final class Tree {
    static final Version VERSION = Version.of(System.getProperty("evenkeel.version", "0.2.0"));
    static final List<String> API = PublicApi.roots(Path.of("api.txt"));
    private static final Path SCRATCH = Path.of("target", "scratch");

    private Tree() {}

    /** The folder of the last release. */
    static Path release() {
        return newest(Path.of("baseline"));
    }

    /** The folder with the highest version in its name, patches too. */
    static Path newest(Path baseline) {
        try (Stream<Path> releases = Files.list(baseline)) {
            return releases.max(Comparator.comparing(release ->
                            ModuleDescriptor.Version.parse(release.getFileName().toString())))
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path releasedCore() {
        return release().resolve("evenkeel-core-" + release().getFileName() + ".jar");
    }

    static Path releasedSpring() {
        return release()
                .resolve("evenkeel-spring-boot-autoconfigure-" + release().getFileName() + ".jar");
    }

    static Path builtCore() {
        return built("io/evenkeel/Reliability.class");
    }

    static Path builtSpring() {
        return built("META-INF/spring-configuration-metadata.json");
    }

    /** What is not ours on the class path. */
    static List<Path> others() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> entry.endsWith(".jar"))
                .map(Path::of)
                .filter(jar -> !jar.getFileName().toString().startsWith("evenkeel-"))
                .toList();
    }

    static JsonNode json(Path file) {
        try {
            return new ObjectMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path scratch() {
        try {
            return Files.createDirectories(SCRATCH);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The jar, or the folder of classes as a jar, that a resource comes from. */
    private static Path built(String resource) {
        URL url = Tree.class.getClassLoader().getResource(resource);
        if (url == null) {
            throw new IllegalStateException(resource + " is not on the class path");
        }
        String text = url.toString();
        String root = text.startsWith("jar:")
                ? text.substring("jar:".length(), text.indexOf("!/"))
                : text.substring(0, text.length() - resource.length());
        try {
            return Built.asJar(Path.of(new URL(root).toURI()), scratch());
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
