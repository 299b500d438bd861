package io.evenkeel.practice;

import java.util.Locale;

/** What a check has found. */
public enum PracticeState {
    /** The service follows the practice. */
    PASSED,
    /** It does not. */
    FAILED,
    /** The practice is about something that this service does not have or do. */
    SKIPPED,
    /** Nothing in this service can tell. */
    UNIMPLEMENTED;

    /** As it is written in answers, in lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a service that is so may have the level of the practice: what cannot be told does not count as done. */
    public boolean holds() {
        return this == PASSED || this == SKIPPED;
    }
}
