package io.evenkeel.call;

import org.jspecify.annotations.Nullable;

/**
 * The journey call that the work of a thread belongs to, by the causes it collects. Whoever enters has to leave, on the same
 * thread and in reverse order.
 */
public final class CurrentCauses {
    private record Entry(Causes causes, @Nullable Entry outer) {}

    private static final ThreadLocal<@Nullable Entry> INNERMOST = new ThreadLocal<>();

    private CurrentCauses() {}

    /** The causes of the innermost journey call on this thread, or {@code null}. */
    public static @Nullable Causes get() {
        Entry innermost = INNERMOST.get();
        return innermost == null ? null : innermost.causes();
    }

    /** Work of a journey call begins on this thread. */
    public static void enter(Causes causes) {
        INNERMOST.set(new Entry(causes, INNERMOST.get()));
    }

    /** Work of a journey call ends on this thread. Does nothing if it is not the innermost one. */
    public static void leave(Causes causes) {
        Entry innermost = INNERMOST.get();
        if (innermost != null && innermost.causes() == causes) {
            if (innermost.outer() == null) {
                INNERMOST.remove();
            } else {
                INNERMOST.set(innermost.outer());
            }
        }
    }
}
