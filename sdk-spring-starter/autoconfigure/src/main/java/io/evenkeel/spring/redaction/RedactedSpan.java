package io.evenkeel.spring.redaction;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.common.InstrumentationLibraryInfo;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.jspecify.annotations.Nullable;

/**
 * A span that has ended, as a processor sees it. It is redacted when somebody reads what it says: with a batch that is the
 * thread that exports, and a span that is not sampled costs nothing. Thread-safe.
 */
final class RedactedSpan implements ReadableSpan {
    private final ReadableSpan span;
    private final SpanRedactor redactor;
    private volatile @Nullable SpanData redacted;

    RedactedSpan(ReadableSpan span, SpanRedactor redactor) {
        this.span = span;
        this.redactor = redactor;
    }

    @Override
    public SpanData toSpanData() {
        SpanData data = redacted;
        if (data == null) {
            data = redactor.redacted(span.toSpanData());
            redacted = data;
        }
        return data;
    }

    @Override
    public SpanContext getSpanContext() {
        SpanContext context = span.getSpanContext();
        return context.getTraceState().isEmpty() ? context : toSpanData().getSpanContext();
    }

    @Override
    public SpanContext getParentSpanContext() {
        SpanContext context = span.getParentSpanContext();
        return context.getTraceState().isEmpty() ? context : toSpanData().getParentSpanContext();
    }

    @Override
    public String getName() {
        return toSpanData().getName();
    }

    @Override
    public <T> @Nullable T getAttribute(AttributeKey<T> key) {
        return getAttributes().get(key);
    }

    @Override
    public Attributes getAttributes() {
        return toSpanData().getAttributes();
    }

    @Override
    @SuppressWarnings("deprecation") // it has no default
    public InstrumentationLibraryInfo getInstrumentationLibraryInfo() {
        return span.getInstrumentationLibraryInfo();
    }

    @Override
    public InstrumentationScopeInfo getInstrumentationScopeInfo() {
        return span.getInstrumentationScopeInfo();
    }

    @Override
    public boolean hasEnded() {
        return span.hasEnded();
    }

    @Override
    public long getLatencyNanos() {
        return span.getLatencyNanos();
    }

    @Override
    public SpanKind getKind() {
        return span.getKind();
    }
}
