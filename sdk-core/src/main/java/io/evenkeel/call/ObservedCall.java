package io.evenkeel.call;

import org.jspecify.annotations.Nullable;

/**
 * A call that has ended. Immutable; given to every observer.
 *
 * @param operation what was called
 * @param outcome what happened
 * @param durationNanos how long it took, in nanoseconds, on a monotonic clock
 * @param error what was thrown, or {@code null}; an error is not always a failure, nor a failure always an error
 * @param cause of a journey: the dependency whose failure was left behind, or {@code null}
 */
public record ObservedCall(
        Operation operation,
        Outcome outcome,
        long durationNanos,
        @Nullable Throwable error,
        @Nullable Cause cause) {}
