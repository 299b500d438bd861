package io.evenkeel.call;

/** Why a guard refused a call. */
public enum RejectionReason {
    /** The breaker of the dependency is open. */
    CIRCUIT_OPEN("circuit_open"),
    /** As many calls as the concurrency limit allows are under way. */
    BULKHEAD_FULL("bulkhead_full"),
    /** Nobody waits for the answer any more. */
    DEADLINE("deadline"),
    /** A failed call was not tried again, because too few succeed to pay for it. Its outcome stays what it was. */
    RETRY_BUDGET("retry_budget");

    private final String label;

    RejectionReason(String label) {
        this.label = label;
    }

    /** The value of the {@code reason} label. */
    public String label() {
        return label;
    }

    /** What makes an event bad that ended because of such a refusal. */
    public Cause cause() {
        return switch (this) {
            case CIRCUIT_OPEN -> Cause.CIRCUIT_OPEN;
            case BULKHEAD_FULL, RETRY_BUDGET -> Cause.OVERLOAD;
            case DEADLINE -> Cause.TIMEOUT;
        };
    }
}
