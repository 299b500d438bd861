package io.evenkeel.slo;

/** What an objective promises. */
public enum ObjectiveKind {
    /** That an event succeeds. */
    AVAILABILITY("availability"),
    /** That an event succeeds within a threshold. */
    LATENCY("latency"),
    /** That an event succeeds while its record is fresh, and that a success comes as often as it is expected. */
    FRESHNESS("freshness");

    private final String label;

    ObjectiveKind(String label) {
        this.label = label;
    }

    /** The value of the {@code kind} label, and the default name of an objective of this kind. */
    public String label() {
        return label;
    }
}
