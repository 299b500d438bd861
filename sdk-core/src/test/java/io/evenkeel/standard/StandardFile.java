package io.evenkeel.standard;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Files of a standard, written in a test. */
final class StandardFile {
    static final ClassLoader LOADER = StandardFile.class.getClassLoader();

    private StandardFile() {}

    /** Two lines of heading, so that the first line given is line 3. */
    static Overlay acme(String... lines) {
        return overlay("acme.properties", "version = acme-7\nextends = 2026.1\n" + String.join("\n", lines));
    }

    static Overlay overlay(String place, String text) {
        return new Overlay(place, text.getBytes(StandardCharsets.UTF_8));
    }

    static PlatformStandard read(Overlay... overlays) {
        return PlatformStandard.read(LOADER, null, Arrays.asList(overlays));
    }

    static EffectiveStandard effective(Tier tier, String... lines) {
        return PlatformStandard.read(LOADER, null, List.of(acme(lines))).forTier(tier);
    }

    /** A class loader with a standard before the SDK's, whose first line given is line 3. */
    static URLClassLoader withOlder(Path folder, String... lines) throws IOException {
        Path home = Files.createDirectories(folder.resolve("io/evenkeel/standard"));
        Files.writeString(home.resolve("versions"), "2025.2\n");
        Files.writeString(
                home.resolve("2025.2.properties"), "version = 2025.2\nextends = 2026.1\n" + String.join("\n", lines));
        return new URLClassLoader(new URL[] {folder.toUri().toURL()}, LOADER);
    }
}
