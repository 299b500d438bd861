package io.evenkeel.standard;

import io.evenkeel.call.InvalidSettingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The standards that come with the SDK, by version. */
final class ShippedStandards {
    private static final String FOLDER = "io/evenkeel/standard/";
    private static final Pattern VERSION = Pattern.compile("[0-9]{4}\\.[0-9]{1,2}");
    private static final Comparator<String> OLDEST_FIRST =
            Comparator.comparingInt((String version) -> part(version, 0)).thenComparingInt(version -> part(version, 1));

    private final ClassLoader loader;
    private final List<String> versions;

    private ShippedStandards(ClassLoader loader, List<String> versions) {
        this.loader = loader;
        this.versions = versions;
    }

    /**
     * @throws InvalidSettingException if there is none: then the class loader is not one that has the SDK
     */
    static ShippedStandards of(ClassLoader loader) {
        Set<String> versions = new TreeSet<>(OLDEST_FIRST);
        try {
            for (URL index : Collections.list(loader.getResources(FOLDER + "versions"))) {
                try (InputStream in = index.openStream()) {
                    new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .map(String::strip)
                            .filter(line -> VERSION.matcher(line).matches())
                            .forEach(versions::add);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (versions.isEmpty()) {
            throw new InvalidSettingException(
                    "standard", null, "a class loader that sees " + FOLDER + "versions of evenkeel-core");
        }
        return new ShippedStandards(loader, List.copyOf(versions));
    }

    /** The oldest first. */
    List<String> versions() {
        return versions;
    }

    String newest() {
        return versions.get(versions.size() - 1);
    }

    /** The one before, if there is one. */
    @Nullable
    String before(String version) {
        int at = versions.indexOf(version);
        return at <= 0 ? null : versions.get(at - 1);
    }

    /** A standard, after those that it says are the same but for what it says itself. */
    List<StandardText> texts(String version, Problems problems) {
        List<StandardText> texts = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String next = version; next != null && seen.add(next); ) {
            StandardText text = StandardReader.read(Layer.SDK, new Overlay(next + ".properties", read(next)), problems);
            texts.add(0, text);
            next = text.base;
        }
        List<String> missing = texts.get(0).missing();
        if (!missing.isEmpty()) {
            problems.add(texts.get(0).versionPlace, "keys", "", String.join(", ", missing));
        }
        return texts;
    }

    private byte[] read(String version) {
        try (InputStream in = loader.getResourceAsStream(FOLDER + version + ".properties")) {
            if (in == null) {
                throw new IllegalStateException("the standard " + version + " is not there");
            }
            return in.readNBytes(Overlay.MOST_BYTES + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int part(String version, int index) {
        int dot = version.indexOf('.');
        return Integer.parseInt(index == 0 ? version.substring(0, dot) : version.substring(dot + 1));
    }
}
