package io.evenkeel.spring.logs;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.logs.LogRecordBuilder;
import io.opentelemetry.api.logs.LoggerProvider;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceId;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Hands each line of Logback to OpenTelemetry, on the thread that writes it and without waiting: what does not fit into the
 * queue behind it is dropped and counted there. Lines of OpenTelemetry itself stay out, so that a failing export does not feed
 * itself.
 */
final class OtlpAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {
    private static final String EXPORTER = "io.opentelemetry.";
    private static final String EXPORTING_THREAD = "BatchLogRecordProcessor_";
    private static final int LONGEST_BODY = 32_768;
    private static final int LONGEST_TRACE = 16_384;
    private static final String TRACE_ID = "trace_id";
    private static final String SPAN_ID = "span_id";
    private static final Set<String> IN_THE_RECORD = Set.of(TRACE_ID, SPAN_ID, "traceId", "spanId");
    private static final AttributeKey<String> EXCEPTION_TYPE = AttributeKey.stringKey("exception.type");
    private static final AttributeKey<String> EXCEPTION_MESSAGE = AttributeKey.stringKey("exception.message");
    private static final AttributeKey<String> EXCEPTION_TRACE = AttributeKey.stringKey("exception.stacktrace");

    private final LoggerProvider loggers;
    private final Map<String, AttributeKey<String>> keys;
    private final boolean exceptionMessages;

    /**
     * @param keys those of the MDC that become attributes; no others do
     * @param exceptionMessages whether the messages of exceptions leave the service
     */
    OtlpAppender(LoggerProvider loggers, List<String> keys, boolean exceptionMessages) {
        this.loggers = loggers;
        this.keys = keys.stream()
                .filter(key -> !IN_THE_RECORD.contains(key))
                .collect(Collectors.toUnmodifiableMap(key -> key, AttributeKey::stringKey));
        this.exceptionMessages = exceptionMessages;
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (event.getLoggerName().startsWith(EXPORTER) || event.getThreadName().startsWith(EXPORTING_THREAD)) {
            return;
        }
        Map<String, String> shown = event.getMDCPropertyMap();
        LogRecordBuilder line = loggers.get(event.getLoggerName()).logRecordBuilder();
        line.setTimestamp(event.getTimeStamp(), TimeUnit.MILLISECONDS)
                .setContext(context(shown))
                .setSeverity(severity(event.getLevel()))
                .setSeverityText(event.getLevel().toString())
                .setBody(cut(String.valueOf(event.getFormattedMessage()), LONGEST_BODY));
        keys.forEach((key, attribute) -> {
            String value = shown.get(key);
            if (value != null) {
                line.setAttribute(attribute, value);
            }
        });
        IThrowableProxy thrown = event.getThrowableProxy();
        if (thrown != null) {
            line.setAttribute(EXCEPTION_TYPE, thrown.getClassName());
            line.setAttribute(EXCEPTION_TRACE, trace(thrown));
            if (exceptionMessages && thrown.getMessage() != null) {
                line.setAttribute(EXCEPTION_MESSAGE, cut(thrown.getMessage(), LONGEST_BODY));
            }
        }
        line.emit();
    }

    /** That of the span of the thread; of a line that comes when it has gone, what the line itself says. */
    private static Context context(Map<String, String> shown) {
        Context current = Context.current();
        String trace = shown.get(TRACE_ID);
        String span = shown.get(SPAN_ID);
        if (Span.fromContext(current).getSpanContext().isValid()
                || trace == null
                || span == null
                || !TraceId.isValid(trace)
                || !SpanId.isValid(span)) {
            return current;
        }
        return current.with(
                Span.wrap(SpanContext.create(trace, span, TraceFlags.getDefault(), TraceState.getDefault())));
    }

    private static Severity severity(Level level) {
        return switch (level.toInt()) {
            case Level.ERROR_INT -> Severity.ERROR;
            case Level.WARN_INT -> Severity.WARN;
            case Level.DEBUG_INT -> Severity.DEBUG;
            case Level.TRACE_INT -> Severity.TRACE;
            default -> Severity.INFO;
        };
    }

    private String trace(IThrowableProxy thrown) {
        StringBuilder text = new StringBuilder();
        IThrowableProxy at = thrown;
        for (int depth = 0; at != null && depth < 10 && text.length() < LONGEST_TRACE; depth++) {
            if (depth > 0) {
                text.append("Caused by: ");
            }
            text.append(at.getClassName());
            if (exceptionMessages && at.getMessage() != null) {
                text.append(": ")
                        .append(at.getMessage(), 0, Math.min(at.getMessage().length(), LONGEST_TRACE));
            }
            text.append('\n');
            for (StackTraceElementProxy frame : at.getStackTraceElementProxyArray()) {
                text.append('\t').append(frame.getSTEAsString()).append('\n');
                if (text.length() > LONGEST_TRACE) {
                    break;
                }
            }
            at = at.getCause() == at ? null : at.getCause();
        }
        return cut(text.toString(), LONGEST_TRACE);
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }
}
