package io.evenkeel.benchmarks;

import io.evenkeel.benchmarks.result.Conditions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The machine and the versions of this run. Nothing that says whose machine it is. */
final class Here {
    private Here() {}

    static Conditions with(Map<String, String> parameters) {
        return new Conditions(
                Map.of(
                        "processor", first("/proc/cpuinfo", "model name"),
                        "cores", String.valueOf(Runtime.getRuntime().availableProcessors()),
                        "memory", gibibytes(first("/proc/meminfo", "MemTotal")),
                        "system", System.getProperty("os.name") + " " + System.getProperty("os.arch")),
                jdk(),
                versions(),
                parameters);
    }

    private static String jdk() {
        return System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version");
    }

    private static String gibibytes(String kibibytes) {
        String digits = kibibytes.replaceAll("\\D", "");
        return digits.isEmpty() ? kibibytes : Math.round(Long.parseLong(digits) / 1024.0 / 1024.0) + " GiB";
    }

    private static String first(String file, String key) {
        Path path = Path.of(file);
        if (!Files.isReadable(path)) {
            return "unknown";
        }
        try (Stream<String> lines = Files.lines(path)) {
            return lines.filter(line -> line.startsWith(key))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> versions() {
        Properties versions = new Properties();
        try (InputStream text = Here.class.getResourceAsStream("versions.properties")) {
            versions.load(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> sorted = new TreeMap<>();
        versions.forEach((name, version) -> sorted.put((String) name, (String) version));
        return sorted;
    }
}
