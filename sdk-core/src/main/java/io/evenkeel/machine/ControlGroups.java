package io.evenkeel.machine;

import java.nio.file.Path;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The limits of Linux' control groups, of version 1 and 2: the lowest of the process's own group and those above it. */
final class ControlGroups {
    /** Version 1 says "no limit" as a number near this one. */
    private static final long UNLIMITED = 1L << 62;

    private static final Pattern VERSION_2 = Pattern.compile("(?m)^0::(/.*)$");
    private static final Pattern QUOTA = Pattern.compile("^(\\d+) (\\d+)\\s*$");
    private static final int MOST_LEVELS = 32;

    private final Path root;

    ControlGroups(Path root) {
        this.root = root;
    }

    /** In bytes; null without a limit. */
    @Nullable
    Long memory() {
        Double found = lowest(
                group -> number(group.resolve("memory.max")),
                "memory",
                group -> number(group.resolve("memory.limit_in_bytes")));
        return found == null || found >= UNLIMITED ? null : Long.valueOf(found.longValue());
    }

    /** Null without a limit. */
    @Nullable
    Double cpus() {
        return lowest(ControlGroups::quota, "cpu", ControlGroups::quotaOfVersion1);
    }

    private @Nullable Double lowest(
            Function<Path, @Nullable Double> version2, String controller, Function<Path, @Nullable Double> version1) {
        String groups = ThisMachine.read(root.resolve("proc/self/cgroup"));
        Path mount = root.resolve("sys/fs/cgroup");
        Matcher unified = VERSION_2.matcher(groups);
        Double found = unified.find() ? lowest(mount, unified.group(1), version2) : null;
        if (found != null) {
            return found;
        }
        Matcher own = Pattern.compile("(?m)^\\d+:(?:[^:]*,)?" + controller + "(?:,[^:]*)?:(/.*)$")
                .matcher(groups);
        return own.find() ? lowest(mount.resolve(controller), own.group(1), version1) : null;
    }

    /** A container sees its own group as the root, or a path that is not there: then only the root counts. */
    private static @Nullable Double lowest(Path mount, String path, Function<Path, @Nullable Double> limit) {
        Path top = mount.normalize();
        Path group = top.resolve(path.substring(1)).normalize();
        Double lowest = null;
        for (int level = 0; level < MOST_LEVELS && group != null && group.startsWith(top); level++) {
            Double found = limit.apply(group);
            if (found != null && (lowest == null || found < lowest)) {
                lowest = found;
            }
            group = group.getParent();
        }
        return lowest;
    }

    private static @Nullable Double quota(Path group) {
        Matcher quota = QUOTA.matcher(ThisMachine.read(group.resolve("cpu.max")));
        return quota.find() ? ratio(Double.parseDouble(quota.group(1)), Double.parseDouble(quota.group(2))) : null;
    }

    private static @Nullable Double quotaOfVersion1(Path group) {
        Double quota = number(group.resolve("cpu.cfs_quota_us"));
        Double period = number(group.resolve("cpu.cfs_period_us"));
        return quota == null || period == null ? null : ratio(quota, period);
    }

    private static @Nullable Double ratio(double quota, double period) {
        return period > 0 ? quota / period : null;
    }

    /** Null for what is no number, such as {@code max}, and below 0. */
    private static @Nullable Double number(Path file) {
        String text = ThisMachine.read(file).strip();
        return text.matches("\\d{1,20}") ? Double.valueOf(text) : null;
    }
}
