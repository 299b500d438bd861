package io.evenkeel.call;

import org.jspecify.annotations.Nullable;

/**
 * What the failed dependency calls of one journey call have left, for the case that it goes bad. A dependency that succeeds
 * later takes its cause back. Thread-safe; holds at most eight dependencies, and nothing as long as none fails.
 */
public final class Causes {
    private static final int MOST = 8;

    /**
     * @param before what was left before it, the latest first
     */
    private record Left(
            String dependency, Cause cause, @Nullable Left before, int all) {
        static Left of(String dependency, Cause cause, @Nullable Left before) {
            return new Left(dependency, cause, before, before == null ? 1 : before.all + 1);
        }
    }

    private volatile @Nullable Left latest;

    /** A call to a dependency failed or was refused. */
    public void failed(String dependency, Cause cause) {
        Left seen = latest;
        if (seen != null && seen.dependency().equals(dependency) && seen.cause().equals(cause)) {
            return;
        }
        synchronized (this) {
            Left others = without(dependency, latest);
            latest = others != null && others.all() == MOST ? others : Left.of(dependency, cause, others);
        }
    }

    /** A call to a dependency succeeded. */
    public void succeeded(String dependency) {
        if (latest == null) {
            return;
        }
        synchronized (this) {
            latest = without(dependency, latest);
        }
    }

    private static @Nullable Left without(String dependency, @Nullable Left left) {
        if (left == null) {
            return null;
        }
        Left others = without(dependency, left.before());
        return left.dependency().equals(dependency) ? others : Left.of(left.dependency(), left.cause(), others);
    }

    /** The latest cause that was not taken back, or {@code null}. */
    public @Nullable Cause latest() {
        Left left = latest;
        return left == null ? null : left.cause();
    }
}
