package io.evenkeel.lane;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.DefaultResourceLoader;

/** An organisation with a file of its own, and services that start with it. */
final class Organisation {
    static final String RESOURCE = "META-INF/evenkeel/standard.properties";

    private final Path folder;
    private final Path file;

    Organisation(Path folder) {
        this.folder = folder;
        this.file = folder.resolve("standard.properties");
    }

    Path file() {
        return file;
    }

    /** Starts a service with the file. */
    ConfigurableApplicationContext started(List<Class<?>> more, String... properties) {
        return builder(more).run(arguments(withFile(properties)));
    }

    private String[] withFile(String... properties) {
        return Stream.concat(Stream.of("evenkeel.standard.file=" + file), Stream.of(properties))
                .toArray(String[]::new);
    }

    /** Writes it, from line 3 on. */
    void write(String... lines) throws IOException {
        Files.writeString(file, "version = acme-7\nextends = 2026.1\n" + String.join("\n", lines));
    }

    /** The report of a start with the file that fails. */
    String refused(CapturedOutput output, String... properties) {
        return FailedStart.report(output, withFile(properties));
    }

    Path jar(String name, String... lines) throws IOException {
        Path home = folder.resolve(name);
        Files.createDirectories(home.resolve(RESOURCE).getParent());
        Files.writeString(home.resolve(RESOURCE), String.join("\n", lines));
        return home;
    }

    static URLClassLoader loader(Path... homes) throws IOException {
        URL[] urls = new URL[homes.length];
        for (int i = 0; i < homes.length; i++) {
            urls[i] = homes[i].toUri().toURL();
        }
        return new URLClassLoader(urls, Organisation.class.getClassLoader());
    }

    static ConfigurableApplicationContext start(List<Class<?>> more, String... properties) {
        return builder(more).run(arguments(properties));
    }

    static ConfigurableApplicationContext start(ClassLoader loader, String... properties) {
        return builder(List.of())
                .resourceLoader(new DefaultResourceLoader(loader))
                .run(arguments(properties));
    }

    static SpringApplicationBuilder builder(List<Class<?>> more) {
        return new SpringApplicationBuilder(FailedStart.NothingElse.class)
                .sources(more.toArray(Class<?>[]::new))
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .registerShutdownHook(false);
    }

    static String[] arguments(String... properties) {
        return Stream.of(properties).map(property -> "--" + property).toArray(String[]::new);
    }

    static Stream<String> lines(CapturedOutput output, String... beginnings) {
        return output.getOut()
                .lines()
                .filter(line -> line.contains("io.evenkeel"))
                .map(line -> line.substring(line.indexOf(" : ") + 3))
                .filter(line -> Stream.of(beginnings).anyMatch(line::startsWith));
    }
}
