package io.evenkeel.logging;

import io.evenkeel.call.Component;
import io.evenkeel.call.FaultListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** The thread's keys. What its adapter throws is kept away from whoever works on the thread. Thread-safe. */
final class Mdc {
    /** Stands for a value that could not be read, and so is not put back. */
    private static final Object UNREADABLE = new Object();

    private final FaultListener faults;

    Mdc(FaultListener faults) {
        this.faults = faults;
    }

    /** What is under a key, for {@link #putBack}. */
    @Nullable
    Object read(String key) {
        try {
            return MDC.get(key);
        } catch (Throwable fault) {
            faults.isolated(Component.LOGGING, fault);
            return UNREADABLE;
        }
    }

    /** {@code null} removes the key. */
    void put(String key, @Nullable String value) {
        try {
            if (value == null) {
                MDC.remove(key);
            } else {
                MDC.put(key, value);
            }
        } catch (Throwable fault) {
            faults.isolated(Component.LOGGING, fault);
        }
    }

    /**
     * @param before what {@link #read} returned
     */
    void putBack(String key, @Nullable Object before) {
        put(key, before instanceof String value ? value : null);
    }
}
