package io.evenkeel.call;

/** The state of a dependency's circuit breaker. */
public enum BreakerState {
    /** Calls pass. */
    CLOSED("closed"),
    /** Calls are refused. */
    OPEN("open"),
    /** A few calls pass, to find out whether the dependency has recovered. */
    HALF_OPEN("half_open");

    private final String label;

    BreakerState(String label) {
        this.label = label;
    }

    /** The value of the {@code state} label. */
    public String label() {
        return label;
    }
}
