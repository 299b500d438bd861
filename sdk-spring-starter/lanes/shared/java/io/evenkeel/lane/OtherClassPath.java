package io.evenkeel.lane;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The class path of these tests with something else in it. Its files are looked at first, those of the lane after them. */
final class OtherClassPath extends URLClassLoader {
    private static final String PROPAGATOR = "io.opentelemetry.extension.trace.propagation.JaegerPropagator";

    private final @Nullable String own;

    private OtherClassPath(Path folder, @Nullable String own) throws MalformedURLException {
        super(new URL[] {folder.toUri().toURL()}, OtherClassPath.class.getClassLoader());
        this.own = own;
    }

    /** With a standard before the one that is shipped; nothing of it differs. */
    static ClassLoader withAnOlderStandard() {
        try {
            Path folder = temporary();
            Path standards = Files.createDirectories(folder.resolve("io/evenkeel/standard"));
            Files.writeString(standards.resolve("versions"), "2025.2\n");
            Files.writeString(standards.resolve("2025.2.properties"), "version = 2025.2\nextends = 2026.1\n");
            return new OtherClassPath(folder, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With the propagators of OpenTelemetry that say of themselves that they are of another version. */
    static ClassLoader withPropagators(String version) {
        try {
            Path folder = temporary();
            Path said = folder.resolve("io/opentelemetry/extension/trace/propagation/version.properties");
            Files.createDirectories(said.getParent());
            Files.writeString(said, "sdk.version=" + version + "\n");
            return new OtherClassPath(folder, PROPAGATOR);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A standard of the organisation, as a file. */
    static String file(String line) {
        try {
            Path file = Files.createTempFile("standard", ".properties");
            file.toFile().deleteOnExit();
            return Files.writeString(file, "version = acme-1\nextends = 2026.1\n" + line + "\n")
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path temporary() throws IOException {
        Path folder = Files.createTempDirectory("class-path");
        folder.toFile().deleteOnExit();
        return folder;
    }

    @Override
    public @Nullable URL getResource(String name) {
        URL found = findResource(name);
        return found == null ? super.getResource(name) : found;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.equals(own)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = in.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }
}
