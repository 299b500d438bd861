package io.evenkeel.call;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Told what happens to one call, in this order: {@link #attempting}, {@link #answered} if there is the head of an answer,
 * {@link #attempted}, {@link #retrying} if it is tried again and then all of this anew, and once {@link #ended}, after which
 * nothing matters any more. Any of them may come from another thread than the one before. Must neither block nor throw.
 */
@FunctionalInterface
public interface CallTrace {
    /** Of a call that has no span. */
    CallTrace NONE = () -> CallScope.NONE;

    /** Makes the span of the attempt that is under way, or of the call where there is none, the current one of this thread. */
    CallScope enter();

    /** As {@link #enter()} does, once, on the thread that has begun the call, and before all other threads hear of it. */
    default CallScope enterFirst() {
        return enter();
    }

    /**
     * Tells the dependency the span of this attempt, unless its request carries that already.
     *
     * @param header sets a header to a value, also where it has another one
     */
    default void inject(BiConsumer<String, String> header) {}

    /**
     * An attempt begins: it was admitted.
     *
     * @param retries how many attempts there were before it
     */
    default void attempting(int retries, BreakerState breaker) {}

    /**
     * The head of an answer is there.
     *
     * @param status the HTTP status
     * @param outcome what the attempt comes to if nothing happens to the rest of the answer; {@code null} if it ends at once
     */
    default void answered(int status, @Nullable Outcome outcome) {}

    /** An attempt has ended. */
    default void attempted(Outcome outcome, @Nullable Throwable error) {}

    /** The attempt that has ended will be followed by another one. */
    default void retrying() {}

    /**
     * The call, or another try of it, was refused.
     *
     * @param enforced whether it was; otherwise it only would have been, and goes on
     */
    default void refused(RejectionReason reason, boolean enforced, BreakerState breaker) {}

    /** The call has ended. */
    default void ended(Outcome outcome, @Nullable Throwable error) {}
}
