package io.evenkeel.spring.logs;

import io.evenkeel.logging.KeySnapshots;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Shows a request's keys on a thread that its work has left already, for the line that the container writes about its failure,
 * until somebody takes them away there. Thread-safe.
 */
final class LeftKeys {
    private static final ThreadLocal<@Nullable Map<String, @Nullable Object>> BEFORE = new ThreadLocal<>();

    private final KeySnapshots snapshots;

    LeftKeys(KeySnapshots snapshots) {
        this.snapshots = snapshots;
    }

    KeySnapshots snapshots() {
        return snapshots;
    }

    void leave(Map<String, String> snapshot) {
        if (BEFORE.get() == null) {
            BEFORE.set(snapshots.show(snapshot));
        }
    }

    void takeAway() {
        Map<String, @Nullable Object> shown = BEFORE.get();
        if (shown != null) {
            BEFORE.remove();
            snapshots.putBack(shown);
        }
    }
}
