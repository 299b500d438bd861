package io.evenkeel.call;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A call that has ended. Immutable; given to every observer.
 *
 * @param operation what was called
 * @param outcome what happened
 * @param endNanos when it ended, in nanoseconds of the monotonic clock that times the calls; a point without a meaning
 *     elsewhere
 * @param durationNanos how long it took, in nanoseconds
 * @param error what was thrown, or {@code null}; an error is not always a failure, nor a failure always an error
 * @param cause of a journey: the dependency whose failure was left behind, or {@code null}
 * @param recordAge of a journey: how old the record was that the call ended with, or {@code null} if it had none
 */
public record ObservedCall(
        Operation operation,
        Outcome outcome,
        long endNanos,
        long durationNanos,
        @Nullable Throwable error,
        @Nullable Cause cause,
        @Nullable Duration recordAge) {}
