package io.evenkeel.guard;

/** How far a guard goes. */
public enum GuardMode {
    /** Calls are measured, and refused when the breaker is open or the concurrency limit is reached. */
    ENFORCE("enforce"),
    /** Calls are measured only: nothing is refused, no time-out is set. */
    OFF("off");

    private final String label;

    GuardMode(String label) {
        this.label = label;
    }

    /** The value of the {@code mode} label of {@code reliability.info}. */
    public String label() {
        return label;
    }
}
