package io.evenkeel.call;

/** Counts the calls of one operation that have ended. Must neither block nor throw. Thread-safe. */
@FunctionalInterface
public interface CallMeter {
    /** Counts nothing. */
    CallMeter NONE = (outcome, durationNanos) -> {};

    /**
     * A call has ended.
     *
     * @param durationNanos how long it took, in nanoseconds; not below 0
     */
    void ended(Outcome outcome, long durationNanos);
}
