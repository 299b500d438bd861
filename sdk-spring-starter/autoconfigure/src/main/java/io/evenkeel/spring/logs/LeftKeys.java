package io.evenkeel.spring.logs;

import io.evenkeel.logging.KeySnapshot;
import io.evenkeel.logging.KeySnapshots;
import org.jspecify.annotations.Nullable;

/**
 * Shows a request's keys on a thread that its work has left already, for the line that the container writes about its failure,
 * until somebody takes them away there. Thread-safe.
 */
final class LeftKeys {
    private static final ThreadLocal<@Nullable LeftKeys> LEFT = new ThreadLocal<>();

    private final KeySnapshots snapshots;
    private final KeySnapshot before;

    private LeftKeys(KeySnapshots snapshots, KeySnapshot before) {
        this.snapshots = snapshots;
        this.before = before;
    }

    static void leave(KeySnapshots snapshots, KeySnapshot snapshot) {
        if (LEFT.get() == null) {
            LEFT.set(new LeftKeys(snapshots, snapshots.show(snapshot)));
        }
    }

    static void takeAway() {
        LeftKeys left = LEFT.get();
        if (left != null) {
            LEFT.remove();
            left.snapshots.putBack(left.before);
        }
    }
}
