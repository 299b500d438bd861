package io.evenkeel.spring.redaction;

import io.evenkeel.tracing.Redaction;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.TraceStateBuilder;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.util.List;

/** A span as it may leave. Immutable. */
final class RedactedSpanData extends DelegatingSpanData {
    private final String name;
    private final SpanContext context;
    private final SpanContext parent;
    private final StatusData status;
    private final Attributes attributes;
    private final List<EventData> events;
    private final List<LinkData> links;

    RedactedSpanData(SpanData span, Redaction redaction) {
        super(span);
        name = redaction.text(span.getName());
        context = context(span.getSpanContext(), redaction);
        parent = context(span.getParentSpanContext(), redaction);
        status = status(span.getStatus(), redaction);
        attributes = redaction.attributes(span.getAttributes());
        events = span.getEvents().stream()
                .map(event -> EventData.create(
                        event.getEpochNanos(),
                        redaction.text(event.getName()),
                        redaction.attributes(event.getAttributes()),
                        event.getTotalAttributeCount()))
                .toList();
        links = span.getLinks().stream()
                .map(link -> LinkData.create(
                        context(link.getSpanContext(), redaction),
                        redaction.attributes(link.getAttributes()),
                        link.getTotalAttributeCount()))
                .toList();
    }

    /** Where nobody knows what is in it: only when it was, where it belongs, and whether it went well. */
    private RedactedSpanData(SpanData span) {
        super(span);
        name = Redaction.REDACTED;
        context = withState(span.getSpanContext(), TraceState.getDefault());
        parent = withState(span.getParentSpanContext(), TraceState.getDefault());
        status = StatusData.create(span.getStatus().getStatusCode(), "");
        attributes = Attributes.empty();
        events = List.of();
        links = List.of();
    }

    static SpanData blank(SpanData span) {
        return new RedactedSpanData(span);
    }

    /** Its description is the message of an exception, wherever Micrometer set it. */
    private static StatusData status(StatusData status, Redaction redaction) {
        String description = status.getDescription();
        return description.isEmpty()
                ? status
                : StatusData.create(
                        status.getStatusCode(), redaction.exceptionMessages() ? redaction.text(description) : "");
    }

    private static SpanContext context(SpanContext context, Redaction redaction) {
        TraceState state = context.getTraceState();
        if (state.isEmpty()) {
            return context;
        }
        TraceStateBuilder left = state.toBuilder();
        state.forEach((key, value) -> {
            if (!redaction.mayLeave(key, value)) {
                left.remove(key);
            }
        });
        TraceState redacted = left.build();
        return redacted.size() == state.size() ? context : withState(context, redacted);
    }

    private static SpanContext withState(SpanContext context, TraceState state) {
        return context.isRemote()
                ? SpanContext.createFromRemoteParent(
                        context.getTraceId(), context.getSpanId(), context.getTraceFlags(), state)
                : SpanContext.create(context.getTraceId(), context.getSpanId(), context.getTraceFlags(), state);
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public SpanContext getSpanContext() {
        return context;
    }

    @Override
    public SpanContext getParentSpanContext() {
        return parent;
    }

    @Override
    public StatusData getStatus() {
        return status;
    }

    @Override
    public Attributes getAttributes() {
        return attributes;
    }

    @Override
    public List<EventData> getEvents() {
        return events;
    }

    @Override
    public List<LinkData> getLinks() {
        return links;
    }
}
