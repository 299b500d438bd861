package io.evenkeel.spring.control;

/** Who can switch modes at run time, the weakest first. */
public enum ModeSource {
    /** Properties that have changed since the start. */
    ENVIRONMENT("the environment"),
    /** Somebody at the actuator. */
    ENDPOINT("/actuator/reliability"),
    /** A file that is watched. */
    FILE("evenkeel.switch.file");

    private final String label;

    ModeSource(String label) {
        this.label = label;
    }

    /** How people are told who it was. */
    public String label() {
        return label;
    }
}
