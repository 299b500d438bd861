package io.evenkeel.logging;

import org.jspecify.annotations.Nullable;

/** What a thread showed at one moment, for the {@link KeySnapshots} that took it. Immutable. */
public final class KeySnapshot {
    /** Stands for a key that is none of the snapshot. */
    static final Object AS_IT_WAS = new Object();

    private final @Nullable Object[] values;

    /** @param values in the order of the keys; not changed any more */
    KeySnapshot(@Nullable Object[] values) {
        this.values = values;
    }

    boolean has(int key) {
        return values[key] != AS_IT_WAS;
    }

    @Nullable
    Object value(int key) {
        return values[key];
    }
}
