package io.evenkeel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Reads what the build wrote beside this class; a manifest is lost when an application is shaded. */
final class SdkVersion {
    private SdkVersion() {}

    static String current() {
        return written("version", "unknown");
    }

    /** The day on which it was built; null if the build did not say. */
    static @Nullable LocalDate built() {
        try {
            return LocalDate.parse(written("built", "").split("T", 2)[0]);
        } catch (DateTimeParseException unknown) {
            return null;
        }
    }

    private static String written(String key, String otherwise) {
        try (InputStream in = SdkVersion.class.getResourceAsStream("version.properties")) {
            if (in == null) {
                return otherwise;
            }
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty(key, otherwise);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
