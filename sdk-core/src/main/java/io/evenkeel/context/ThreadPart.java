package io.evenkeel.context;

/** One part of what a thread shows of the work that it does, such as its current span. Thread-safe. */
@FunctionalInterface
public interface ThreadPart {
    /** What the thread that hands work over shows now. */
    Taken take();

    /** What was taken along. Thread-safe: the same work may be done several times, also at once. */
    @FunctionalInterface
    interface Taken {
        /**
         * Shows it on the thread that takes the work over.
         *
         * @return called once on this thread, however the work has ended: puts back what it showed before
         */
        Runnable show();
    }
}
