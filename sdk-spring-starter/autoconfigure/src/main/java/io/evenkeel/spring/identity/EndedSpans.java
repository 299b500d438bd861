package io.evenkeel.spring.identity;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;

/** Counts the sampled spans that have ended: those that are to be sent. */
final class EndedSpans implements SpanProcessor {
    private final SpanCounts counts;

    EndedSpans(SpanCounts counts) {
        this.counts = counts;
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {}

    @Override
    public boolean isStartRequired() {
        return false;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        if (span.getSpanContext().isSampled()) {
            counts.ended();
        }
    }

    @Override
    public boolean isEndRequired() {
        return true;
    }
}
