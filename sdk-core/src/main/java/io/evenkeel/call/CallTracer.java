package io.evenkeel.call;

import org.jspecify.annotations.Nullable;

/** Begins the traces of calls to dependencies. Must neither block nor throw. Thread-safe. */
@FunctionalInterface
public interface CallTracer {
    /** Traces nothing. */
    CallTracer NONE = (dependency, request, agoNanos) -> CallTrace.NONE;

    /**
     * A call begins on this thread, below the span that is current here.
     *
     * @param dependency the name of the dependency
     * @param request what it sends, or {@code null} if that is not known or no HTTP
     * @param agoNanos how long ago it began, in nanoseconds; 0 for now
     * @return {@link CallTrace#NONE} if the call has no span
     */
    CallTrace begin(String dependency, @Nullable SentRequest request, long agoNanos);
}
