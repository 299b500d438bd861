package io.evenkeel.context;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** The keys of our contract in the log lines. Others belong to the application. */
final class LogPart implements ThreadPart {
    private static final List<String> KEYS = List.of(
            "trace_id",
            "span_id",
            "service",
            "journey",
            "dd.trace_id",
            "dd.span_id",
            "dd.service",
            "dd.env",
            "dd.version");

    @Override
    public Taken take() {
        @Nullable String[] taken = shown();
        return () -> {
            @Nullable String[] before = shown();
            show(taken);
            return () -> show(before);
        };
    }

    private static @Nullable String[] shown() {
        @Nullable String[] values = new String[KEYS.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = MDC.get(KEYS.get(i));
        }
        return values;
    }

    private static void show(@Nullable String[] values) {
        for (int i = 0; i < values.length; i++) {
            String value = values[i];
            if (value == null) {
                MDC.remove(KEYS.get(i));
            } else {
                MDC.put(KEYS.get(i), value);
            }
        }
    }
}
