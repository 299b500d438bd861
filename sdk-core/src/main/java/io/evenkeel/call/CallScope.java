package io.evenkeel.call;

/**
 * The time in which the span of a call is the current one of a thread. Must be closed on the thread that it was opened on, and
 * in reverse order. Closing never throws.
 */
public interface CallScope extends AutoCloseable {
    /** Nothing was opened, so that closing does nothing. */
    CallScope NONE = () -> {};

    @Override
    void close();
}
