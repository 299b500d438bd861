package io.evenkeel.logging;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Shows in the log what is known of the span that is current on a thread, and follows it from span to span. Whoever has made
 * another span current, or none, says so. Never throws. Thread-safe.
 */
public final class TraceKeys {
    /**
     * What a thread showed before its first span. Of all instances together: two applications of one process are told of the
     * same spans, and what the one has put there is nothing to bring back for the other.
     */
    private static final ThreadLocal<@Nullable Map<String, @Nullable Object>> BEFORE = new ThreadLocal<>();

    private final Mdc mdc;
    private final TraceValues trace;

    TraceKeys(TraceValues trace, Mdc mdc) {
        this.mdc = mdc;
        this.trace = trace;
    }

    /** Shows the span that is current on this thread now; without one, what was there before the first. */
    public void showCurrent() {
        List<String> keys = trace.keys();
        @Nullable String[] values = new String[keys.size()];
        if (trace.read(values, 0)) {
            Map<String, @Nullable Object> before = before();
            for (int i = 0; i < values.length; i++) {
                String key = keys.get(i);
                if (!before.containsKey(key)) {
                    before.put(key, mdc.read(key));
                }
                mdc.put(key, values[i]);
            }
        } else {
            putBack();
        }
    }

    private static Map<String, @Nullable Object> before() {
        Map<String, @Nullable Object> before = BEFORE.get();
        if (before == null) {
            before = new HashMap<>();
            BEFORE.set(before);
        }
        return before;
    }

    private void putBack() {
        Map<String, @Nullable Object> before = BEFORE.get();
        if (before != null) {
            BEFORE.remove();
            before.forEach(mdc::putBack);
        }
    }

    /**
     * Whether OpenTelemetry's Java agent is attached. It puts {@code trace_id} and {@code span_id} into each line by itself,
     * where nobody else has.
     */
    public static boolean areTheAgents() {
        try {
            Class.forName("io.opentelemetry.javaagent.OpenTelemetryAgent", false, ClassLoader.getSystemClassLoader());
            return true;
        } catch (Throwable absent) {
            return false;
        }
    }
}
