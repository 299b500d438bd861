package io.evenkeel.spring.redaction;

import io.evenkeel.call.Component;
import io.evenkeel.call.FaultListener;
import io.evenkeel.tracing.Redaction;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.function.Supplier;

/** Redacts a span on whatever thread reads it. What goes wrong with that costs the span all that it says. Thread-safe. */
final class SpanRedactor {
    private final Redaction redaction;
    private final Supplier<FaultListener> faults;

    SpanRedactor(Redaction redaction, Supplier<FaultListener> faults) {
        this.redaction = redaction;
        this.faults = faults;
    }

    SpanData redacted(SpanData span) {
        try {
            return new RedactedSpanData(span, redaction);
        } catch (RuntimeException | LinkageError fault) {
            faults.get().isolated(Component.TRACING, fault);
            return RedactedSpanData.blank(span);
        }
    }
}
