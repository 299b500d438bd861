package io.evenkeel.guard;

/** How far a guard goes. */
public enum GuardMode {
    /** Calls are measured, refused where they must be, ended in time, and tried again where that is safe. */
    ENFORCE("enforce"),
    /**
     * Calls are measured, and what would have been refused is counted. Nothing is refused, ended or tried again: the
     * application does what it would do without a guard.
     */
    OBSERVE("observe"),
    /** Calls are measured only: nothing is refused, and nothing is known of what would have been. */
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
