package io.evenkeel;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An OpenTelemetry that keeps what ends, and shows it as text: one line for each span, children below their parent. */
final class FinishedSpans {
    private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
    final OpenTelemetrySdk sdk;

    FinishedSpans() {
        this(Sampler.alwaysOn());
    }

    FinishedSpans(Sampler sampler) {
        this.sdk = OpenTelemetrySdk.builder()
                .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
                .setTracerProvider(SdkTracerProvider.builder()
                        .setSampler(sampler)
                        .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                        .build())
                .build();
    }

    OpenTelemetry openTelemetry() {
        return sdk;
    }

    List<SpanData> all() {
        return exporter.getFinishedSpanItems().stream()
                .sorted(Comparator.comparingLong(SpanData::getStartEpochNanos))
                .toList();
    }

    /** Each span as {@code name KIND STATUS {attributes} [events]}, two blanks deeper than its parent. */
    List<String> tree() {
        List<SpanData> spans = all();
        List<String> lines = new ArrayList<>();
        spans.stream()
                .filter(span ->
                        spans.stream().noneMatch(other -> other.getSpanId().equals(span.getParentSpanId())))
                .forEach(root -> add(root, "", spans, lines));
        return lines;
    }

    private static void add(SpanData span, String indent, List<SpanData> spans, List<String> lines) {
        lines.add(indent + line(span));
        spans.stream()
                .filter(child -> child.getParentSpanId().equals(span.getSpanId())
                        && child.getTraceId().equals(span.getTraceId()))
                .forEach(child -> add(child, indent + "  ", spans, lines));
    }

    private static String line(SpanData span) {
        Map<String, Object> attributes = new TreeMap<>();
        span.getAttributes().forEach((key, value) -> attributes.put(key.getKey(), value));
        String status = span.getStatus().getStatusCode()
                + (span.getStatus().getDescription().isEmpty()
                        ? ""
                        : "(" + span.getStatus().getDescription() + ")");
        String events = span.getEvents().isEmpty()
                ? ""
                : " " + span.getEvents().stream().map(FinishedSpans::line).toList();
        return span.getName() + " " + span.getKind()
                + (span.getStatus().getStatusCode() == StatusCode.UNSET ? " " : " " + status + " ") + attributes
                + events;
    }

    private static String line(EventData event) {
        Map<String, Object> attributes = new TreeMap<>();
        event.getAttributes().forEach((key, value) -> attributes.put(key.getKey(), value));
        return event.getName() + attributes;
    }
}
