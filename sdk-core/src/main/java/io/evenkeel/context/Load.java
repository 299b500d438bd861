package io.evenkeel.context;

import java.util.List;

/** What one piece of work carries. Immutable; may be shown several times, and on any threads. */
public final class Load {
    private final List<ThreadPart.Taken> parts;
    private final Handover handover;

    Load(List<ThreadPart.Taken> parts, Handover handover) {
        this.parts = parts;
        this.handover = handover;
    }

    /**
     * Shows it on this thread. Does not throw.
     *
     * @return to be run on this thread at the end of the work: puts back what it showed before, and does not throw either
     */
    public Runnable show() {
        Runnable[] before = new Runnable[parts.size()];
        int shown = 0;
        for (ThreadPart.Taken part : parts) {
            try {
                before[shown] = part.show();
                shown++;
            } catch (Throwable fault) {
                handover.isolated(fault);
            }
        }
        int last = shown - 1;
        return () -> putBack(before, last);
    }

    private void putBack(Runnable[] before, int last) {
        for (int i = last; i >= 0; i--) {
            try {
                before[i].run();
            } catch (Throwable fault) {
                handover.isolated(fault);
            }
        }
    }
}
