package io.evenkeel.lane;

import static org.awaitility.Awaitility.await;

import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The spans that an application has ended, as its exporter would have sent them. */
record RecordedSpans(InMemorySpanExporter exporter) {
    static final String ALL = "management.tracing.sampling.probability=1.0";

    @Configuration(proxyBeanMethods = false)
    static class Beans {
        @Bean
        RecordedSpans recordedSpans() {
            return new RecordedSpans(InMemorySpanExporter.create());
        }

        /** Not the exporter itself: Spring Boot would export to it in batches, too. */
        @Bean
        SpanProcessor recordingSpanProcessor(RecordedSpans spans) {
            return SimpleSpanProcessor.create(spans.exporter());
        }
    }

    List<SpanData> all() {
        return exporter.getFinishedSpanItems();
    }

    /** Waits for the only span of its kind: an answer may be there before its span has ended. */
    SpanData only(Predicate<SpanData> wanted) {
        await().until(() -> all().stream().anyMatch(wanted));
        List<SpanData> found = all().stream().filter(wanted).toList();
        if (found.size() != 1) {
            throw new AssertionError("not one, but " + found);
        }
        return found.get(0);
    }

    SpanData only(String name) {
        return only(span -> span.getName().equals(name));
    }

    /** The status of a span and what it says of ours, such as {@code UNSET {slo.journey=default, slo.result=good}}. */
    static String said(SpanData span) {
        Map<String, String> said = new TreeMap<>();
        span.getAttributes().forEach((key, value) -> {
            if (key.getKey().startsWith("slo.") || key.getKey().equals("error.type")) {
                said.put(key.getKey(), value.toString());
            }
        });
        return span.getStatus().getStatusCode() + " " + said;
    }
}
