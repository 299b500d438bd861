package io.evenkeel.call;

import org.jspecify.annotations.Nullable;

/**
 * The journey call that the work of a thread belongs to. Whoever enters has to leave, on the same thread and in reverse
 * order. Work that comes from another thread is taken over, and given back at its end.
 */
public final class CurrentJourney {
    /**
     * @param context what the work belongs to, or {@code null} if to no journey call
     * @param takenOver whether it came from another thread
     */
    private record Entry(
            @Nullable JourneyContext context,
            boolean takenOver,
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
        push(context, false);
    }

    /** Work of a journey call ends on this thread. Does nothing if it is not the innermost one. */
    public static void leave(JourneyContext context) {
        Entry innermost = INNERMOST.get();
        if (innermost != null && innermost.context() == context && !innermost.takenOver()) {
            pop(innermost);
        }
    }

    /**
     * Work from another thread begins on this one. What this thread worked for before is hidden until it is given back.
     *
     * @param context what the work belongs to, or {@code null} if to no journey call
     */
    public static void takeOver(@Nullable JourneyContext context) {
        push(context, true);
    }

    /**
     * Work from another thread begins on this one, and nobody said what it belongs to: to what was entered since the last work
     * was taken over, but not to that work itself.
     */
    public static void takeOver() {
        Entry innermost = INNERMOST.get();
        push(innermost == null || innermost.takenOver() ? null : innermost.context(), true);
    }

    /**
     * The work that was taken over last ends on this thread, which then works for what it worked for before. What that work has
     * entered and not left is left. Does nothing if none was taken over.
     */
    public static void giveBack() {
        Entry last = INNERMOST.get();
        while (last != null && !last.takenOver()) {
            last = last.outer();
        }
        if (last != null) {
            Entry innermost = INNERMOST.get();
            while (innermost != null) {
                pop(innermost);
                innermost = innermost.takenOver() ? null : innermost.outer();
            }
        }
    }

    private static void push(@Nullable JourneyContext context, boolean takenOver) {
        Entry outer = INNERMOST.get();
        Object shownBefore = null;
        if (context == null) {
            hide(outer);
        } else {
            shownBefore = context.scope().entered(context);
        }
        INNERMOST.set(new Entry(context, takenOver, shownBefore, outer));
    }

    private static void pop(Entry innermost) {
        // Also where it is null: to remove it costs a native call, and leaves no less behind.
        INNERMOST.set(innermost.outer());
        JourneyContext context = innermost.context();
        if (context == null) {
            showAgain(innermost.outer());
        } else {
            context.scope().left(innermost.shownBefore());
        }
    }

    private static void hide(@Nullable Entry entry) {
        for (Entry next = entry; next != null && next.context() != null; next = next.outer()) {
            next.context().scope().left(next.shownBefore());
        }
    }

    private static void showAgain(@Nullable Entry entry) {
        if (entry != null && entry.context() != null) {
            showAgain(entry.outer());
            entry.context().scope().entered(entry.context());
        }
    }
}
