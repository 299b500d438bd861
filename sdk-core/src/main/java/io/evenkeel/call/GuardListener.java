package io.evenkeel.call;

/**
 * Told what the guard of one dependency decides, on the thread of the call. What it throws is isolated and counted as a
 * fault of {@link Component#LISTENER}.
 */
public interface GuardListener {
    /** One attempt of a call has ended. */
    default void attempted(Outcome outcome) {}

    /**
     * A call was refused, or would have been.
     *
     * @param enforced whether it was refused; otherwise it went on
     */
    default void refused(RejectionReason reason, boolean enforced) {}

    /** The breaker went from one state to another. */
    default void breakerChanged(BreakerState from, BreakerState to) {}
}
