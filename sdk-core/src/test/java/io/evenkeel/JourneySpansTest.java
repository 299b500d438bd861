package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.call.ActiveCall;
import io.evenkeel.call.HttpResult;
import io.evenkeel.call.Outcome;
import io.evenkeel.slo.ExclusionReason;
import io.evenkeel.slo.Objective;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the spans of journeys say: exactly, and nothing else. */
class JourneySpansTest {
    private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
    private final OpenTelemetry openTelemetry = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                    .build())
            .build();
    private final Tracer host = openTelemetry.getTracer("host");
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final AtomicLong nanos = new AtomicLong();
    private final Reliability reliability = reliability(openTelemetry);
    private final Journey checkout = reliability.journey("checkout");

    private Reliability reliability(OpenTelemetry chosen) {
        return Reliability.builder(registry)
                .openTelemetry(chosen)
                .nanoClock(nanos::get)
                .journey("checkout", journey -> journey.objective(Objective.availability("0.999"))
                        .objective(Objective.latency("0.95", Duration.ofMillis(300))))
                .announced(false)
                .build();
    }

    @AfterEach
    void nothingIsLeftBehind() {
        assertThat(Context.current()).isSameAs(Context.root());
        assertThat(registry.get("reliability.sdk.faults").functionCounters().stream()
                        .mapToDouble(counter -> counter.count())
                        .sum())
                .isZero();
    }

    @Test
    void aCallIsASpanThatIsCurrentWhileItsWorkRuns() throws Exception {
        String inside = checkout.call(() -> Span.current().getSpanContext().getSpanId());

        SpanData span = only();
        assertThat(span.getSpanId()).isEqualTo(inside);
        assertThat(span.getName()).isEqualTo("checkout");
        assertThat(span.getKind()).isEqualTo(SpanKind.INTERNAL);
        assertThat(span.getParentSpanContext().isValid()).isFalse();
        assertThat(span.getInstrumentationScopeInfo().getName()).isEqualTo("io.evenkeel");
        assertThat(said(span)).isEqualTo(Map.of("slo.journey", "checkout", "slo.result", "good"));
        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(span.getEvents()).isEmpty();
    }

    @Test
    void itIsAChildOfTheCurrentSpan() {
        Span around = host.spanBuilder("around").startSpan();
        try (Scope scope = around.makeCurrent()) {
            assertThat(scope).isNotNull();
            checkout.run(() -> {});
            assertThat(Span.current()).isSameAs(around);
        }
        around.end();

        SpanData span = exporter.getFinishedSpanItems().get(0);
        assertThat(span.getName()).isEqualTo("checkout");
        assertThat(span.getParentSpanId()).isEqualTo(around.getSpanContext().getSpanId());
        assertThat(said(exporter.getFinishedSpanItems().get(1))).isEmpty();
    }

    @Test
    void aFailureIsAnErrorWithoutItsMessage() {
        assertThatThrownBy(() -> checkout.run(() -> {
                    throw new IllegalStateException("secret");
                }))
                .hasMessage("secret");

        assertBad("own_error", "java.lang.IllegalStateException");
        assertThat(only().toString()).doesNotContain("secret");
    }

    @Test
    void theCauseIsTheOneThatIsCounted() {
        Dependency payments = reliability.dependency("payments");
        assertThatThrownBy(() -> checkout.run(() -> payments.run(() -> {
                    throw new IllegalStateException("on purpose");
                })))
                .isInstanceOf(IllegalStateException.class);

        SpanData span = exporter.getFinishedSpanItems().stream()
                .filter(ended -> ended.getName().equals("checkout"))
                .findFirst()
                .orElseThrow();
        assertThat(said(span))
                .isEqualTo(Map.of(
                        "slo.journey", "checkout",
                        "slo.result", "bad",
                        "slo.cause", "dependency:payments",
                        "error.type", "java.lang.IllegalStateException"));
        assertThat(registry.get("slo.bad.events")
                        .tag("objective", "availability")
                        .tag("cause", "dependency:payments")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void whatSucceedsTooLateIsBadAndNoError() {
        checkout.run(() -> nanos.addAndGet(300_000_001));

        assertThat(said(only())).isEqualTo(Map.of("slo.journey", "checkout", "slo.result", "bad", "slo.cause", "late"));
        assertThat(only().getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
    }

    @Test
    void anExternalFaultOrAnEndByTheCallerIsNoError() throws Exception {
        checkout.call(() -> new HttpResult(404));
        checkout.start().ended(Outcome.CANCELLED, new InterruptedException());

        for (SpanData span : exporter.getFinishedSpanItems()) {
            assertThat(said(span)).isEqualTo(Map.of("slo.journey", "checkout", "slo.result", "excluded"));
            assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        }
        assertThat(exporter.getFinishedSpanItems()).hasSize(2);
    }

    @Test
    void aStageIsASpanUntilItCompletes() {
        CompletableFuture<String> work = new CompletableFuture<>();
        checkout.stage(() -> work);
        assertThat(exporter.getFinishedSpanItems()).isEmpty();
        assertThat(Span.current().getSpanContext().isValid()).isFalse();

        work.completeExceptionally(new CompletionException(new java.net.SocketTimeoutException("on purpose")));
        assertBad("timeout", "java.net.SocketTimeoutException");
    }

    @Test
    void whatIsStartedIsCurrentWhileItIsEnded() {
        List<String> atEnd = new ArrayList<>();
        Reliability watched = Reliability.builder(registry)
                .openTelemetry(openTelemetry)
                .observer(call -> atEnd.add(Span.current().getSpanContext().getSpanId()))
                .announced(false)
                .build();
        ActiveCall call = watched.journey("export").start();
        assertThat(exporter.getFinishedSpanItems()).isEmpty();

        call.failed(new IllegalStateException("on purpose"));
        call.succeeded("too late");

        assertThat(atEnd).containsExactly(only().getSpanId());
        assertThat(said(only())).containsEntry("slo.result", "bad").containsEntry("slo.journey", "export");
    }

    @Test
    void whatSomethingElseHasTimedIsToldToTheCurrentSpanOnly() {
        Span request = host.spanBuilder("GET /").setSpanKind(SpanKind.SERVER).startSpan();
        try (Scope scope = request.makeCurrent()) {
            assertThat(scope).isNotNull();
            checkout.record(Outcome.TIMEOUT, 1, null);
        }
        request.end();

        assertThat(only().getName()).isEqualTo("GET /");
        assertBad("timeout", "timeout");
    }

    @Test
    void whatIsForetoldIsToldTheCurrentSpanAndNotCounted() {
        Span request = host.spanBuilder("GET /").setSpanKind(SpanKind.SERVER).startSpan();
        try (Scope scope = request.makeCurrent()) {
            assertThat(scope).isNotNull();
            checkout.foretell(Outcome.FAILURE, 1, null);
        }
        request.end();

        assertBad("own_error", "failure");
        assertThat(registry.get("slo.events").tag("result", "bad").counters())
                .allSatisfy(counter -> assertThat(counter.count()).isZero());
    }

    @Test
    void whatIsExcludedIsToldToTheCurrentSpan() {
        Span probe = host.spanBuilder("GET /livez").startSpan();
        try (Scope scope = probe.makeCurrent()) {
            assertThat(scope).isNotNull();
            checkout.exclude(ExclusionReason.PROBE);
        }
        probe.end();

        assertThat(said(only())).isEqualTo(Map.of("slo.journey", "checkout", "slo.result", "excluded"));
    }

    @Test
    void withoutOpenTelemetryNoSpanIsMadeAndTheOneAroundStaysCurrent() throws Exception {
        Journey untraced = reliability(OpenTelemetry.noop()).journey("checkout");
        Span around = host.spanBuilder("around").startSpan();
        try (Scope scope = around.makeCurrent()) {
            assertThat(scope).isNotNull();
            assertThat(untraced.call(Span::current)).isSameAs(around);
        }
        around.end();

        assertThat(only().getName()).isEqualTo("around");
        assertThat(said(only())).isEqualTo(Map.of("slo.journey", "checkout", "slo.result", "good"));
    }

    @Test
    void aTracerThatThrowsIsKeptFromTheApplication() throws Exception {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        OpenTelemetry broken = OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .addSpanProcessor(new Broken())
                        .build())
                .build();
        Journey journey = Reliability.builder(meters)
                .openTelemetry(broken)
                .announced(false)
                .build()
                .journey("checkout");

        assertThat(journey.call(() -> "fine")).isEqualTo("fine");
        assertThat(meters.get("slo.events")
                        .tag("result", "good")
                        .tag("objective", "availability")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("reliability.sdk.faults")
                        .tag("component", "tracing")
                        .functionCounter()
                        .count())
                .isEqualTo(1);
    }

    private static final class Broken implements SpanProcessor {
        @Override
        public void onStart(Context parentContext, ReadWriteSpan span) {
            throw new IllegalStateException("on purpose");
        }

        @Override
        public boolean isStartRequired() {
            return true;
        }

        @Override
        public void onEnd(ReadableSpan span) {}

        @Override
        public boolean isEndRequired() {
            return false;
        }
    }

    private void assertBad(String cause, String errorType) {
        assertThat(said(only()))
                .isEqualTo(Map.of(
                        "slo.journey", "checkout", "slo.result", "bad", "slo.cause", cause, "error.type", errorType));
        assertThat(only().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(only().getStatus().getDescription()).isEmpty();
        assertThat(only().getEvents()).isEmpty();
    }

    private SpanData only() {
        assertThat(exporter.getFinishedSpanItems()).hasSize(1);
        return exporter.getFinishedSpanItems().get(0);
    }

    private static Map<String, String> said(SpanData span) {
        Map<String, String> said = new TreeMap<>();
        span.getAttributes().forEach((key, value) -> said.put(key.getKey(), value.toString()));
        return said;
    }
}
