package io.evenkeel.standard;

/** How much a service matters; the values of OpenTelemetry's {@code service.criticality}. */
public enum Tier {
    CRITICAL("critical"),
    HIGH("high"),
    MEDIUM("medium"),
    LOW("low");

    private final String label;

    Tier(String label) {
        this.label = label;
    }

    /** The value of the {@code tier} label. */
    public String label() {
        return label;
    }
}
