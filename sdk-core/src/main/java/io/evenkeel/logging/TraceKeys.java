package io.evenkeel.logging;

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
    private static final ThreadLocal<@Nullable ShownBefore> BEFORE = new ThreadLocal<>();

    private final Mdc mdc;
    private final TraceValues trace;
    private final String[] keys;

    TraceKeys(TraceValues trace, Mdc mdc) {
        this.mdc = mdc;
        this.trace = trace;
        this.keys = trace.keys().toArray(String[]::new);
    }

    /** Shows the span that is current on this thread now; without one, what was there before the first. */
    public void showCurrent() {
        @Nullable String[] values = new String[keys.length];
        ShownBefore before = BEFORE.get();
        if (trace.read(values, 0)) {
            if (before == null) {
                before = new ShownBefore(keys.length);
                BEFORE.set(before);
            }
            for (int i = 0; i < keys.length; i++) {
                before.keep(keys[i], mdc);
                mdc.put(keys[i], values[i]);
            }
        } else if (before != null) {
            BEFORE.set(null); // the thread keeps its place for the next one
            before.putBack(mdc);
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
