package io.evenkeel.logging;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private final Mdc mdc;

    KeySnapshots(Collection<String> keys, Mdc mdc) {
        this.keys = Stream.concat(keys.stream(), BRIDGE.stream()).toList();
        this.mdc = mdc;
    }

    /** The keys that are kept. */
    public List<String> keys() {
        return keys;
    }

    /** What this thread shows now. Immutable. */
    public Map<String, String> take() {
        Map<String, String> taken = new LinkedHashMap<>();
        for (String key : keys) {
            if (mdc.read(key) instanceof String value) {
                taken.put(key, value);
            }
        }
        return Map.copyOf(taken);
    }

    /**
     * Shows a snapshot on this thread.
     *
     * @return what it showed before, for {@link #putBack} on the same thread
     */
    public Map<String, @Nullable Object> show(Map<String, String> snapshot) {
        Map<String, @Nullable Object> before = new LinkedHashMap<>();
        snapshot.forEach((key, value) -> {
            before.put(key, mdc.read(key));
            mdc.put(key, value);
        });
        return before;
    }

    /** Shows again what was shown before a snapshot was. */
    public void putBack(Map<String, @Nullable Object> before) {
        before.forEach(mdc::putBack);
    }
}
