package io.evenkeel.call;

/** What happened to a call. Decided once, when the call ends, and read by everyone. */
public enum Outcome {
    /** The call did what its caller asked for. */
    SUCCESS("success"),
    /** The caller asked for something that cannot be done (HTTP 4xx). Spends no error budget, trips no breaker. */
    CLIENT_FAULT("client_fault"),
    /** The call failed. */
    FAILURE("failure"),
    /** The call was given up because it took too long. */
    TIMEOUT("timeout"),
    /** The guard refused the call before it was tried. */
    REJECTED("rejected"),
    /** The caller gave the call up: it went away, or its thread was interrupted. Not an error. */
    CANCELLED("cancelled"),
    /** The call failed or was refused, and its caller got a fallback instead. */
    DEGRADED("degraded");

    private final String label;

    Outcome(String label) {
        this.label = label;
    }

    /** The value of the {@code outcome} label: lower case, one of the seven of this type. */
    public String label() {
        return label;
    }
}
