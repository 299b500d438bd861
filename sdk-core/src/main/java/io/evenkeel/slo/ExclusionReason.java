package io.evenkeel.slo;

import io.evenkeel.call.Outcome;
import org.jspecify.annotations.Nullable;

/** Why an event counts neither as good nor as bad. */
public enum ExclusionReason {
    /** The caller asked for something that cannot be done. */
    CLIENT_FAULT("client_fault"),
    /** The caller went away. */
    CANCELLED("cancelled"),
    /** A health probe, or the traffic of the management endpoints. */
    PROBE("probe");

    private final String label;

    ExclusionReason(String label) {
        this.label = label;
    }

    /** The value of the {@code reason} label. */
    public String label() {
        return label;
    }

    /** The reason for which an outcome is excluded from every objective; {@code null} if it counts. */
    public static @Nullable ExclusionReason of(Outcome outcome) {
        return switch (outcome) {
            case CLIENT_FAULT -> CLIENT_FAULT;
            case CANCELLED -> CANCELLED;
            case SUCCESS, FAILURE, TIMEOUT, REJECTED, DEGRADED -> null;
        };
    }
}
