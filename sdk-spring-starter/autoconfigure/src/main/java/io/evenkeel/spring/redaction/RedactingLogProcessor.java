package io.evenkeel.spring.redaction;

import io.evenkeel.call.Component;
import io.evenkeel.call.FaultListener;
import io.evenkeel.tracing.Redaction;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.logs.LogRecordProcessor;
import io.opentelemetry.sdk.logs.ReadWriteLogRecord;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.core.Ordered;

/**
 * In front of the application's processors of log records: hides what attributes must not show. The body, and an exception
 * that was logged, are the application's own words, as in its log on the console.
 */
final class RedactingLogProcessor implements LogRecordProcessor, Ordered {
    private final Redaction redaction;
    private final Supplier<FaultListener> faults;

    /**
     * @param redaction with messages of exceptions
     */
    RedactingLogProcessor(Redaction redaction, Supplier<FaultListener> faults) {
        this.redaction = redaction;
        this.faults = faults;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public void onEmit(Context context, ReadWriteLogRecord record) {
        Attributes given = record.toLogRecordData().getAttributes();
        if (given.isEmpty()) {
            return;
        }
        try {
            Attributes redacted = redaction.attributes(given);
            if (redacted != given) {
                hide(given, redacted, record);
            }
        } catch (RuntimeException | LinkageError fault) {
            given.forEach((key, value) -> hide(key, record));
            faults.get().isolated(Component.TRACING, fault);
        }
    }

    /** Nothing can be taken out of a record: what is left of it covers what was there. */
    private static void hide(Attributes given, Attributes redacted, ReadWriteLogRecord record) {
        for (Map.Entry<AttributeKey<?>, Object> entry : given.asMap().entrySet()) {
            Object left = redacted.get(entry.getKey());
            if (left == null) {
                hide(entry.getKey(), record);
            } else if (!left.equals(entry.getValue())) {
                set(entry.getKey(), left, record);
            }
        }
    }

    @SuppressWarnings("unchecked") // the value is of the type of its key
    private static void set(AttributeKey<?> key, Object value, ReadWriteLogRecord record) {
        record.setAttribute((AttributeKey<Object>) key, value);
    }

    private static void hide(AttributeKey<?> key, ReadWriteLogRecord record) {
        record.setAttribute(AttributeKey.stringKey(key.getKey()), Redaction.REDACTED);
    }
}
