package io.evenkeel.spring.config;

/** Whom baggage is handed on to. */
public enum BaggageTarget {
    /** Internal hosts, and messages. */
    INTERNAL,
    /** Everybody. */
    ALL,
    /** Nobody. */
    NONE
}
