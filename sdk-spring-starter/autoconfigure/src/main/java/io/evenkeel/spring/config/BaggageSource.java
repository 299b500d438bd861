package io.evenkeel.spring.config;

/** Whose baggage is taken in. */
public enum BaggageSource {
    /** That of trusted callers, and of messages. */
    TRUSTED,
    /** Everybody's. */
    ALL,
    /** Nobody's. */
    NONE
}
