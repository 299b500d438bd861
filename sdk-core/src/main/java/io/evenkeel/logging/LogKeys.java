package io.evenkeel.logging;

import io.evenkeel.call.FaultListener;
import io.evenkeel.call.JourneyContext;
import io.evenkeel.call.JourneyScope;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts the keys of a journey's log lines on the thread that works for it, and brings back what was under them before. Never
 * throws: what an adapter of the MDC throws is isolated. Thread-safe.
 */
public final class LogKeys implements JourneyScope {
    /** The key of the service's name. */
    public static final String SERVICE = "service";

    /** The key of the journey's name. */
    public static final String JOURNEY = "journey";

    private static final int LONGEST_NAME = 255;

    private final Mdc mdc;
    private final String[] keys;
    private final @Nullable String[] fixed;
    private final @Nullable TraceValues trace;
    private final int traceFrom;
    private final @Nullable TraceKeys followed;
    private final KeySnapshots snapshots;

    /**
     * @param identity who the service is
     * @param settings which further keys there are
     * @param spansFollowed whether somebody tells {@link TraceKeys} of each span; otherwise a span is looked for when work
     *     begins
     */
    public LogKeys(LogIdentity identity, LogSettings settings, boolean spansFollowed, FaultListener faults) {
        this.mdc = new Mdc(faults);
        List<String> names = new ArrayList<>();
        List<@Nullable String> values = new ArrayList<>();
        names.add(JOURNEY);
        values.add(null);
        if (settings.service()) {
            add(names, values, SERVICE, identity.service());
        }
        if (settings.datadog()) {
            add(names, values, "dd.service", identity.service());
            add(names, values, "dd.env", identity.environment());
            add(names, values, "dd.version", identity.version());
        }
        this.traceFrom = names.size();
        TraceValues spans = new TraceValues(settings);
        this.trace = spansFollowed ? null : spans;
        this.followed = spansFollowed ? new TraceKeys(spans, mdc) : null;
        if (trace != null) {
            names.addAll(spans.keys());
        }
        this.keys = names.toArray(String[]::new);
        Set<String> all = new LinkedHashSet<>(names);
        all.addAll(spans.keys());
        this.snapshots = new KeySnapshots(all, mdc);
        this.fixed = values.toArray(new String[0]);
    }

    private static void add(List<String> names, List<@Nullable String> values, String key, @Nullable String value) {
        if (value != null) {
            names.add(key);
            values.add(LogText.safe(value, LONGEST_NAME));
        }
    }

    /** What is to be told of each span, or {@code null} if nothing is. */
    public @Nullable TraceKeys followed() {
        return followed;
    }

    /** Keeps these keys for lines that come when the work has left its thread. */
    public KeySnapshots snapshots() {
        return snapshots;
    }

    @Override
    public @Nullable Object entered(JourneyContext context) {
        return show(context.journey());
    }

    /** Returns what was there before, key by key, for {@link #left}. */
    @Nullable
    Object show(@Nullable String journey) {
        @Nullable String[] values = new String[keys.length];
        System.arraycopy(fixed, 0, values, 0, fixed.length);
        values[0] = journey;
        if (trace != null) {
            trace.read(values, traceFrom);
        }
        @Nullable Object[] before = new Object[keys.length];
        for (int i = 0; i < keys.length; i++) {
            Object there = mdc.read(keys[i]);
            if (Objects.equals(there, values[i])) {
                before[i] = KeySnapshot.AS_IT_WAS; // a map that is not changed is not changed back
            } else {
                before[i] = there;
                mdc.put(keys[i], values[i]);
            }
        }
        return before;
    }

    @Override
    public void left(@Nullable Object before) {
        if (before instanceof @Nullable Object[] there) {
            for (int i = 0; i < keys.length; i++) {
                if (there[i] != KeySnapshot.AS_IT_WAS) {
                    mdc.putBack(keys[i], there[i]);
                }
            }
        }
    }
}
