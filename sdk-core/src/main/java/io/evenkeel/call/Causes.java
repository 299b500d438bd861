package io.evenkeel.call;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the failed dependency calls of one journey call have left, for the case that it goes bad. A dependency that succeeds
 * later takes its cause back. Thread-safe; holds at most eight dependencies, and nothing as long as none fails.
 */
public final class Causes {
    private static final int MOST = 8;

    private volatile @Nullable Map<String, Cause> left;

    /** A call to a dependency failed or was refused. */
    public void failed(String dependency, Cause cause) {
        synchronized (this) {
            Map<String, Cause> causes = new LinkedHashMap<>();
            Map<String, Cause> before = left;
            if (before != null) {
                causes.putAll(before);
            }
            causes.remove(dependency);
            if (causes.size() < MOST) {
                causes.put(dependency, cause);
            }
            left = causes;
        }
    }

    /** A call to a dependency succeeded. */
    public void succeeded(String dependency) {
        if (left == null) {
            return;
        }
        synchronized (this) {
            Map<String, Cause> before = left;
            if (before != null && before.containsKey(dependency)) {
                Map<String, Cause> causes = new LinkedHashMap<>(before);
                causes.remove(dependency);
                left = causes.isEmpty() ? null : causes;
            }
        }
    }

    /** The latest cause that was not taken back, or {@code null}. */
    public @Nullable Cause latest() {
        Map<String, Cause> causes = left;
        Cause latest = null;
        if (causes != null) {
            for (Cause cause : causes.values()) {
                latest = cause;
            }
        }
        return latest;
    }
}
