package io.evenkeel.slo;

/** What an objective promises. */
public enum ObjectiveKind {
    /** That an event succeeds. */
    AVAILABILITY("availability"),
    /** That an event succeeds within a threshold. */
    LATENCY("latency");

    private final String label;

    ObjectiveKind(String label) {
        this.label = label;
    }

    /** The value of the {@code kind} label, and the default name of an objective of this kind. */
    public String label() {
        return label;
    }
}
