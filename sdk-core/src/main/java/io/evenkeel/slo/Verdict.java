package io.evenkeel.slo;

/** What one event is for one objective. */
public enum Verdict {
    /** The event met the objective. */
    GOOD,
    /** The event spent error budget. */
    BAD,
    /** The event does not count, neither as good nor as bad. */
    EXCLUDED
}
