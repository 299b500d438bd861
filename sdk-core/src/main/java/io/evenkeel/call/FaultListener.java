package io.evenkeel.call;

/** Told of a fault of the SDK that was kept away from the application. */
@FunctionalInterface
public interface FaultListener {
    /**
     * A fault was isolated. The call that was under way goes on untouched.
     *
     * @param component where it happened
     * @param fault what was thrown
     */
    void isolated(Component component, Throwable fault);
}
