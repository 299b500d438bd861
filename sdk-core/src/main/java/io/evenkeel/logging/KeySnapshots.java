package io.evenkeel.logging;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what a thread shows for its work, for lines that come when the work has left the thread, such as those of a container.
 * Never throws. Thread-safe.
 */
public final class KeySnapshots {
    /** Where Micrometer Tracing puts the ids: the pattern of Spring Boot's console shows these. */
    private static final List<String> BRIDGE = List.of("traceId", "spanId");

    private final List<String> keys;
    private final String[] names;
    private final Mdc mdc;

    KeySnapshots(Collection<String> keys, Mdc mdc) {
        this.keys = Stream.concat(keys.stream(), BRIDGE.stream()).toList();
        this.names = this.keys.toArray(String[]::new);
        this.mdc = mdc;
    }

    /** The keys that are kept. */
    public List<String> keys() {
        return keys;
    }

    /** What this thread shows now. A key that it does not show is none of the snapshot. */
    public KeySnapshot take() {
        @Nullable Object[] taken = new Object[names.length];
        for (int i = 0; i < names.length; i++) {
            taken[i] = mdc.read(names[i]) instanceof String value ? value : KeySnapshot.AS_IT_WAS;
        }
        return new KeySnapshot(taken);
    }

    /**
     * Shows a snapshot on this thread.
     *
     * @return what it showed before, for {@link #putBack} on the same thread
     */
    public KeySnapshot show(KeySnapshot snapshot) {
        @Nullable Object[] before = new Object[names.length];
        for (int i = 0; i < names.length; i++) {
            before[i] = snapshot.has(i) ? mdc.read(names[i]) : KeySnapshot.AS_IT_WAS;
        }
        putBack(snapshot);
        return new KeySnapshot(before);
    }

    /** Shows again what was shown before a snapshot was. */
    public void putBack(KeySnapshot before) {
        for (int i = 0; i < names.length; i++) {
            if (before.has(i)) {
                mdc.putBack(names[i], before.value(i));
            }
        }
    }
}
