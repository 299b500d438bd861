package io.evenkeel.simulation.world;

import org.jspecify.annotations.Nullable;

/** What waits for the end of an attempt, or of a whole request. */
@FunctionalInterface
public interface Ending {
    /**
     * @param error what went wrong, or {@code null} for a success
     */
    void ended(@Nullable Throwable error);
}
