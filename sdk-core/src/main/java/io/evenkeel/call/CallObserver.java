package io.evenkeel.call;

/**
 * Watches calls. Observers are told of a start in the order they were added, and of an end in reverse order, on the
 * thread that starts or ends the call (these may differ). They must not block. What they throw is isolated and counted
 * as a fault of {@link Component#OBSERVER}; the call goes on untouched.
 */
public interface CallObserver {
    /** A call is about to start; or, where something else has timed it, has just ended. Each start is followed by one end. */
    default void started(Operation operation) {}

    /** A call has ended. */
    void ended(ObservedCall call);
}
