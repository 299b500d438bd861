package io.evenkeel.spring.redaction;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.internal.ExtendedSpanProcessor;
import org.springframework.util.ClassUtils;

/** In front of one of the application's processors: what that is told of the end of a span is redacted. */
class RedactingSpanProcessor implements SpanProcessor {
    private static final boolean EXTENDED_KNOWN = ClassUtils.isPresent(
            "io.opentelemetry.sdk.trace.internal.ExtendedSpanProcessor", RedactingSpanProcessor.class.getClassLoader());

    private final SpanProcessor processor;
    private final SpanRedactor redactor;

    private RedactingSpanProcessor(SpanProcessor processor, SpanRedactor redactor) {
        this.processor = processor;
        this.redactor = redactor;
    }

    static SpanProcessor before(SpanProcessor processor, SpanRedactor redactor) {
        return EXTENDED_KNOWN && Extended.is(processor)
                ? new Extended(processor, redactor)
                : new RedactingSpanProcessor(processor, redactor);
    }

    /** For one that changes spans just before they end. Not loaded where OpenTelemetry does not have such. */
    private static final class Extended extends RedactingSpanProcessor implements ExtendedSpanProcessor {
        private final ExtendedSpanProcessor extended;

        Extended(SpanProcessor processor, SpanRedactor redactor) {
            super(processor, redactor);
            this.extended = (ExtendedSpanProcessor) processor;
        }

        static boolean is(SpanProcessor processor) {
            return processor instanceof ExtendedSpanProcessor;
        }

        @Override
        public void onEnding(ReadWriteSpan span) {
            extended.onEnding(span);
        }

        @Override
        public boolean isOnEndingRequired() {
            return extended.isOnEndingRequired();
        }
    }

    @Override
    public void onEnd(ReadableSpan span) {
        processor.onEnd(new RedactedSpan(span, redactor));
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        processor.onStart(parent, span);
    }

    @Override
    public boolean isStartRequired() {
        return processor.isStartRequired();
    }

    @Override
    public boolean isEndRequired() {
        return processor.isEndRequired();
    }

    @Override
    public CompletableResultCode shutdown() {
        return processor.shutdown();
    }

    @Override
    public CompletableResultCode forceFlush() {
        return processor.forceFlush();
    }

    @Override
    public void close() {
        processor.close();
    }

    @Override
    public String toString() {
        return "RedactingSpanProcessor{" + processor + '}';
    }
}
