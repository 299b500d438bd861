package io.evenkeel.logging;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.TraceId;
import io.opentelemetry.context.Context;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the log shows of the current span and of its baggage, under fixed keys. Thread-safe. */
final class TraceValues {
    static final String TRACE_ID = "trace_id";
    static final String SPAN_ID = "span_id";
    static final String DATADOG_TRACE_ID = "dd.trace_id";
    static final String DATADOG_SPAN_ID = "dd.span_id";

    private static final Class<?> CHECKED = SpanContext.getInvalid().getClass();
    private static final int HEX = 16;
    private static final int LONGEST_BAGGAGE = 128;

    private final boolean ids;
    private final boolean datadog;
    private final List<String> baggageKeys;
    private final List<String> keys = new ArrayList<>();

    TraceValues(LogSettings settings) {
        this.ids = settings.ids();
        this.datadog = settings.datadog();
        this.baggageKeys = settings.baggageKeys();
        if (ids) {
            keys.add(TRACE_ID);
            keys.add(SPAN_ID);
        }
        if (datadog) {
            keys.add(DATADOG_TRACE_ID);
            keys.add(DATADOG_SPAN_ID);
        }
        keys.addAll(baggageKeys);
    }

    /** The keys, in the order of the values. */
    List<String> keys() {
        return keys;
    }

    /**
     * The values now.
     *
     * @param into where they go
     * @param from the place of the first one
     * @return whether there is a span or a value of baggage to show
     */
    boolean read(@Nullable String[] into, int from) {
        Context context = Context.current();
        SpanContext span = Span.fromContext(context).getSpanContext();
        boolean any = isShown(span);
        String trace = span.getTraceId();
        String id = span.getSpanId();
        int at = from;
        if (ids) {
            into[at++] = any ? trace : null;
            into[at++] = any ? id : null;
        }
        if (datadog) {
            into[at++] = any ? decimal(trace, HEX) : null;
            into[at++] = any ? decimal(id, 0) : null;
        }
        if (!baggageKeys.isEmpty()) {
            Baggage baggage = Baggage.fromContext(context);
            for (String key : baggageKeys) {
                String value = baggage.getEntryValue(key);
                into[at++] = value == null ? null : LogText.safe(value, LONGEST_BAGGAGE);
                any |= value != null;
            }
        }
        return any;
    }

    /** The valid trace id of the current span, or {@code null}. */
    static @Nullable String currentTraceId() {
        String trace = Span.current().getSpanContext().getTraceId();
        return TraceId.isValid(trace) ? trace : null;
    }

    /** Strictly hex, whoever made the span; OpenTelemetry's own contexts have looked already. */
    private static boolean isShown(SpanContext span) {
        if (span.getClass() == CHECKED) {
            return span.isValid();
        }
        return TraceId.isValid(span.getTraceId()) && SpanId.isValid(span.getSpanId());
    }

    private static String decimal(String hex, int from) {
        return Long.toUnsignedString(Long.parseUnsignedLong(hex, from, hex.length(), HEX));
    }
}
