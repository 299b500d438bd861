package io.evenkeel.versions;

import io.evenkeel.versions.KnownLibrary.Floor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the list of libraries of which vulnerabilities are known. Its form stands in the list itself. */
final class KnownLibraries {
    private final List<KnownLibrary> read = new ArrayList<>();
    private @Nullable String artifact;
    private @Nullable String type;
    private @Nullable String[] place = new String[2];
    private @Nullable String property;
    private List<Floor> floors = new ArrayList<>();

    private KnownLibraries() {}

    /** The list that comes with the SDK. */
    static List<KnownLibrary> ofTheSdk() {
        try (InputStream in = KnownLibraries.class.getResourceAsStream("floors.ini")) {
            if (in == null) {
                throw new IllegalStateException("floors.ini is missing");
            }
            return of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("floors.ini cannot be read", e);
        }
    }

    /**
     * @throws IllegalStateException for the first line that is not understood
     */
    static List<KnownLibrary> of(String text) {
        KnownLibraries reader = new KnownLibraries();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#") && !reader.take(line)) {
                throw new IllegalStateException("floors, line " + (i + 1) + ": " + line);
            }
        }
        reader.finish();
        return List.copyOf(reader.read);
    }

    private boolean take(String line) {
        if (line.startsWith("[") && line.endsWith("]") && line.contains(":")) {
            finish();
            artifact = line.substring(1, line.length() - 1);
            return true;
        }
        int equals = line.indexOf('=');
        if (equals < 0 || artifact == null) {
            return false;
        }
        String key = line.substring(0, equals).strip();
        String[] words = line.substring(equals + 1).strip().split("\\s+", -1);
        switch (key) {
            case "class" -> type = words[0];
            case "version" -> place = Arrays.copyOf(words, 2);
            case "property" -> property = words[0];
            default -> {
                VersionNumber version = VersionNumber.of(words[0]);
                if (version == null || words.length < 2) {
                    return false;
                }
                floors.add(new Floor(key, version, List.of(words).subList(1, words.length)));
            }
        }
        return true;
    }

    private void finish() {
        if (artifact != null) {
            if (type == null || floors.isEmpty()) {
                throw new IllegalStateException("floors: " + artifact + " has no class or no floor");
            }
            read.add(new KnownLibrary(artifact, type, place[0], place[1], property, floors));
        }
        artifact = null;
        type = null;
        place = new String[2];
        property = null;
        floors = new ArrayList<>();
    }
}
