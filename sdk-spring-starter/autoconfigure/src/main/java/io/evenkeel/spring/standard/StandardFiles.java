package io.evenkeel.spring.standard;

import io.evenkeel.call.InvalidSettingException;
import io.evenkeel.standard.Overlay;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds what the organisation says: in one jar of the class path, and in one file. */
final class StandardFiles {
    private StandardFiles() {}

    /** Null if no jar has one. */
    static @Nullable Overlay ofTheClassPath(ClassLoader loader) {
        try {
            Map<String, URL> found = new TreeMap<>();
            for (URL url : Collections.list(loader.getResources(ChosenStandard.RESOURCE))) {
                found.put(url.toString(), url);
            }
            if (found.size() > 1) {
                List<String> places =
                        found.values().stream().map(StandardFiles::place).toList();
                throw new InvalidSettingException(
                        "standard",
                        "several",
                        "one " + ChosenStandard.RESOURCE + " on the class path, not " + String.join(" and ", places));
            }
            for (URL url : found.values()) {
                try (InputStream in = url.openStream()) {
                    return new Overlay(place(url), in.readNBytes(Overlay.MOST_BYTES + 1));
                }
            }
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Overlay of(String file) {
        String expected = "the path of a file that can be read";
        String shown = ShownOrigin.of(file);
        try {
            Path path = Path.of(file);
            if (!Files.isRegularFile(path)) {
                throw new InvalidSettingException("standard.file", shown, expected);
            }
            try (InputStream in = Files.newInputStream(path)) {
                return new Overlay(file, in.readNBytes(Overlay.MOST_BYTES + 1));
            }
        } catch (IOException | InvalidPathException e) {
            InvalidSettingException refused = new InvalidSettingException("standard.file", shown, expected);
            refused.addSuppressed(e);
            throw refused;
        }
    }

    /** {@code acme-1.jar!/META-INF/…} of a jar, wherever that is; otherwise the path. */
    private static String place(URL url) {
        String text = url.getPath();
        int inside = text.lastIndexOf("!/");
        if (inside < 0) {
            return text;
        }
        int name = text.lastIndexOf('/', inside - 1);
        return text.substring(name + 1);
    }
}
