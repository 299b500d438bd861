package io.evenkeel.call;

import org.jspecify.annotations.Nullable;

/**
 * Told where the work of a journey call begins and ends on a thread, for what a thread shows of it, such as the keys of its log
 * lines. Must neither block nor throw. Thread-safe.
 */
public interface JourneyScope {
    /** Nothing is shown. */
    JourneyScope NONE = new JourneyScope() {
        @Override
        public @Nullable Object entered(JourneyContext context) {
            return null;
        }

        @Override
        public void left(@Nullable Object before) {}
    };

    /**
     * Work of a journey call begins on this thread.
     *
     * @return what the thread showed before, for {@link #left}
     */
    @Nullable
    Object entered(JourneyContext context);

    /**
     * Work of a journey call ends on this thread.
     *
     * @param before what {@link #entered} returned
     */
    void left(@Nullable Object before);
}
