package io.evenkeel.spring.identity;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Linux tells a process about the container it is in: by its control groups (version 1), or by what is mounted into it
 * (version 2). Of each of the two files 64 KiB are read at most.
 */
final class Container {
    private static final int MOST = 65_536;
    private static final Pattern CONTROL_GROUP =
            Pattern.compile("(?m)^\\d+:[^:]*:/(?:.*[/:-])?([0-9a-f]{64}|[0-9a-f]{32}-\\d{1,20})(?:\\.scope)?$");
    private static final Pattern MOUNT = Pattern.compile("/containers/([0-9a-f]{64})/");
    private static final Pattern POD =
            Pattern.compile("[/-]pods?[/-]?([0-9a-f]{8}(?:[-_][0-9a-f]{4}){3}[-_][0-9a-f]{12})\\b");

    private Container() {}

    static Map<String, String> find() {
        return find(Path.of("/proc/self"));
    }

    /**
     * @return {@code container.id} and {@code k8s.pod.uid}, as far as they are known
     */
    static Map<String, String> find(Path process) {
        String groups = read(process.resolve("cgroup"));
        String mounts = read(process.resolve("mountinfo"));
        Map<String, String> found = new LinkedHashMap<>();
        put(found, "container.id", CONTROL_GROUP.matcher(groups));
        put(found, "container.id", MOUNT.matcher(mounts));
        put(found, "k8s.pod.uid", POD.matcher(groups));
        put(found, "k8s.pod.uid", POD.matcher(mounts));
        return found;
    }

    private static void put(Map<String, String> found, String attribute, Matcher matcher) {
        if (matcher.find()) {
            String value = matcher.group(1);
            found.putIfAbsent(attribute, attribute.equals("k8s.pod.uid") ? value.replace('_', '-') : value);
        }
    }

    private static String read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(MOST), StandardCharsets.ISO_8859_1);
        } catch (IOException | SecurityException absent) {
            return ""; // not Linux, or not allowed
        }
    }
}
