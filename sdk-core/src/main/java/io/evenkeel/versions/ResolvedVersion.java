package io.evenkeel.versions;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.CodeSource;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which version of a library a class was loaded from: by what the library says of itself, by what Maven has put into
 * its jar, or by the jar's name. Never by the manifest of a jar that is not the library's own, such as one that holds a whole
 * application.
 */
final class ResolvedVersion {
    private static final int MOST_BYTES = 64 * 1024;

    private final KnownLibrary library;
    private final Class<?> type;

    ResolvedVersion(KnownLibrary library, Class<?> type) {
        this.library = library;
        this.type = type;
    }

    /** Null if nothing says it. */
    @Nullable
    String find() {
        String said = library.resource() == null ? null : in(library.resource(), library.key());
        if (said == null) {
            said = in("META-INF/maven/" + library.group() + "/" + library.name() + "/pom.properties", "version");
        }
        if (said == null) {
            said = byItsJar(location(type));
        }
        return said == null || VersionNumber.of(said) == null ? null : said;
    }

    /** A jar that was renamed without a version is believed its manifest. */
    private @Nullable String byItsJar(@Nullable String location) {
        String jar = location == null ? "" : fileName(location);
        Matcher named = Pattern.compile(Pattern.quote(library.name()) + "-(\\d.*)\\.jar")
                .matcher(jar);
        if (named.matches()) {
            return named.group(1);
        }
        Package manifest = type.getPackage();
        return manifest != null && jar.equals(library.name() + ".jar") ? manifest.getImplementationVersion() : null;
    }

    private @Nullable String in(String resource, @Nullable String key) {
        ClassLoader loader = type.getClassLoader();
        if (loader == null || key == null) {
            return null;
        }
        try (InputStream in = loader.getResourceAsStream(resource)) {
            if (in == null) {
                return null;
            }
            Properties said = new Properties();
            said.load(new StringReader(new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8)));
            String version = said.getProperty(key);
            return version == null ? null : version.strip();
        } catch (IOException | IllegalArgumentException unreadable) {
            return null;
        }
    }

    private static @Nullable String location(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        URL url = source == null ? null : source.getLocation();
        return url == null ? null : url.toString();
    }

    /** Of {@code /lib/a-1.jar}, and of one in another jar, {@code /app.jar!/BOOT-INF/lib/a-1.jar!/}. */
    static String fileName(String location) {
        String path = location.endsWith("!/") ? location.substring(0, location.length() - 2) : location;
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
