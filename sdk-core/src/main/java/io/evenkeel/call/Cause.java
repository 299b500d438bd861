package io.evenkeel.call;

/**
 * Why an event was bad: one of a closed set, or one per dependency.
 *
 * @param label the value of the {@code cause} label
 */
public record Cause(String label) {
    /** The service itself failed. */
    public static final Cause OWN_ERROR = new Cause("own_error");
    /** The service itself was too slow, and gave up. */
    public static final Cause TIMEOUT = new Cause("timeout");
    /** The breaker of a dependency refused. */
    public static final Cause CIRCUIT_OPEN = new Cause("circuit_open");
    /** A concurrency limit refused. */
    public static final Cause OVERLOAD = new Cause("overload");
    /** The event succeeded, but not within the threshold, or its record was too old. */
    public static final Cause LATE = new Cause("late");
    /** No event succeeded when one was expected. */
    public static final Cause MISSED = new Cause("missed");

    private static final String DEPENDENCY = "dependency:";

    /** A dependency failed. */
    public static Cause dependency(String name) {
        return new Cause(DEPENDENCY + name);
    }

    /** Whether this is one of those that there is one of per dependency. */
    public boolean isDependency() {
        return label.startsWith(DEPENDENCY);
    }
}
