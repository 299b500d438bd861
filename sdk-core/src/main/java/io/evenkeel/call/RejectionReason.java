package io.evenkeel.call;

/** Why a guard refused a call. */
public enum RejectionReason {
    /** The breaker of the dependency is open. */
    CIRCUIT_OPEN("circuit_open"),
    /** As many calls as the concurrency limit allows are under way. */
    BULKHEAD_FULL("bulkhead_full");

    private final String label;

    RejectionReason(String label) {
        this.label = label;
    }

    /** The value of the {@code reason} label. */
    public String label() {
        return label;
    }
}
