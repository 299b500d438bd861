package io.evenkeel.call;

import org.jspecify.annotations.Nullable;

/**
 * The journey call that the work of a thread belongs to. Whoever enters has to leave, on the same thread and in reverse
 * order.
 */
public final class CurrentJourney {
    private record Entry(
            JourneyContext context,
            @Nullable Object shownBefore,
            @Nullable Entry outer) {}

    private static final ThreadLocal<@Nullable Entry> INNERMOST = new ThreadLocal<>();

    private CurrentJourney() {}

    /** What the innermost journey call on this thread carries, or {@code null}. */
    public static @Nullable JourneyContext get() {
        Entry innermost = INNERMOST.get();
        return innermost == null ? null : innermost.context();
    }

    /** Work of a journey call begins on this thread. */
    public static void enter(JourneyContext context) {
        INNERMOST.set(new Entry(context, context.scope().entered(context), INNERMOST.get()));
    }

    /** Work of a journey call ends on this thread. Does nothing if it is not the innermost one. */
    public static void leave(JourneyContext context) {
        Entry innermost = INNERMOST.get();
        if (innermost != null && innermost.context() == context) {
            if (innermost.outer() == null) {
                INNERMOST.remove();
            } else {
                INNERMOST.set(innermost.outer());
            }
            context.scope().left(innermost.shownBefore());
        }
    }
}
