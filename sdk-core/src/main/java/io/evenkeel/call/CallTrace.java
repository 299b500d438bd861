package io.evenkeel.call;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Told what happens to one call, in this order: {@link #attempting}, {@link #answered} if there is the head of an answer,
 * {@link #attempted}, {@link #retrying} if it is tried again and then all of this anew, and once {@link #ended}, after which
 * nothing matters any more. Any of them may come from another thread than the one before. Must neither block nor throw.
 */
public interface CallTrace {
    /** Of a call that has no span. */
    CallTrace NONE = new CallTrace() {
        @Override
        public CallScope enter() {
            return CallScope.NONE;
        }

        @Override
        public void inject(BiConsumer<String, String> header) {}

        @Override
        public void attempting(int retries, BreakerState breaker) {}

        @Override
        public void answered(int status, @Nullable Outcome outcome) {}

        @Override
        public void attempted(Outcome outcome, @Nullable Throwable error) {}

        @Override
        public void retrying() {}

        @Override
        public void refused(RejectionReason reason, boolean enforced, BreakerState breaker) {}

        @Override
        public void ended(Outcome outcome, @Nullable Throwable error) {}
    };

    /** Makes the span of the attempt that is under way, or of the call where there is none, the current one of this thread. */
    CallScope enter();

    /**
     * Tells the dependency the span of this attempt, unless its request carries that already.
     *
     * @param header sets a header to a value, also where it has another one
     */
    void inject(BiConsumer<String, String> header);

    /**
     * An attempt begins: it was admitted.
     *
     * @param retries how many attempts there were before it
     */
    void attempting(int retries, BreakerState breaker);

    /**
     * The head of an answer is there.
     *
     * @param status the HTTP status
     * @param outcome what the attempt comes to if nothing happens to the rest of the answer; {@code null} if it ends at once
     */
    void answered(int status, @Nullable Outcome outcome);

    /** An attempt has ended. */
    void attempted(Outcome outcome, @Nullable Throwable error);

    /** The attempt that has ended will be followed by another one. */
    void retrying();

    /**
     * The call, or another try of it, was refused.
     *
     * @param enforced whether it was; otherwise it only would have been, and goes on
     */
    void refused(RejectionReason reason, boolean enforced, BreakerState breaker);

    /** The call has ended. */
    void ended(Outcome outcome, @Nullable Throwable error);
}
