package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.call.HttpResult;
import io.evenkeel.call.SentRequest;
import io.evenkeel.call.SentRequest.Spanned;
import io.evenkeel.guard.GuardedCall;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What nobody will see is not made, and the decision not to see it is passed on. */
class UnsampledCallTest {
    private static final String TRACE = "0123456789abcdef0123456789abcdef";
    private static final SpanContext UNSAMPLED =
            SpanContext.create(TRACE, "0123456789abcdef", TraceFlags.getDefault(), TraceState.getDefault());

    @AfterEach
    void nothingIsLeftOnTheThread() {
        assertThat(Context.current()).isSameAs(Context.root());
    }

    @Test
    void aRootThatIsNotSampledIsTheCurrentSpanOfItsWork() {
        FinishedSpans spans = new FinishedSpans(Sampler.parentBased(Sampler.alwaysOff()));

        SpanContext seen = reliability(spans).dependency("payments").get(() -> Span.current()
                .getSpanContext());

        assertThat(seen.isValid()).isTrue();
        assertThat(seen.isSampled()).isFalse();
        assertThat(spans.tree()).isEmpty();
    }

    @Test
    void itsRequestCarriesTheDecision() {
        FinishedSpans spans = new FinishedSpans(Sampler.parentBased(Sampler.alwaysOff()));

        assertThat(sent(spans)).containsOnlyKeys("traceparent");
        assertThat(sent(spans).get("traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00");
    }

    @Test
    void belowAParentThatIsNotSampledNoSpanIsAskedFor() {
        FinishedSpans spans = new FinishedSpans(Sampler.parentBased(Sampler.alwaysOn()));
        Reliability reliability = reliability(spans);

        try (Scope entered = Span.wrap(UNSAMPLED).makeCurrent()) {
            assertThat(entered).isNotNull();
            SpanContext seen = reliability.journey("checkout").get(() -> reliability
                    .dependency("payments")
                    .get(() -> Span.current().getSpanContext()));

            assertThat(seen).isSameAs(UNSAMPLED);
            assertThat(sent(spans)).containsEntry("traceparent", "00-" + TRACE + "-0123456789abcdef-00");
        }
        assertThat(spans.tree()).isEmpty();
    }

    @Test
    void belowAParentThatIsSampledTheyAreMade() {
        FinishedSpans spans = new FinishedSpans(Sampler.parentBased(Sampler.alwaysOff()));
        SpanContext sampled =
                SpanContext.create(TRACE, "0123456789abcdef", TraceFlags.getSampled(), TraceState.getDefault());
        Reliability reliability = reliability(spans);

        try (Scope entered = Span.wrap(sampled).makeCurrent()) {
            assertThat(entered).isNotNull();
            reliability
                    .journey("checkout")
                    .run(() -> reliability.dependency("payments").run(() -> {}));
        }

        assertThat(spans.tree()).hasSize(2);
    }

    /** It may sample what the parent did not: whether it does is its own decision. */
    @Test
    void aSamplerThatLooksAtMoreThanTheParentIsAsked() {
        for (Sampler sampler : new Sampler[] {
            Sampler.alwaysOn(),
            Sampler.parentBasedBuilder(Sampler.alwaysOff())
                    .setRemoteParentNotSampled(Sampler.alwaysOn())
                    .setLocalParentNotSampled(Sampler.alwaysOn())
                    .build()
        }) {
            FinishedSpans spans = new FinishedSpans(sampler);

            try (Scope entered = Span.wrap(UNSAMPLED).makeCurrent()) {
                assertThat(entered).isNotNull();
                reliability(spans).dependency("payments").run(() -> {});
            }

            assertThat(spans.tree())
                    .as(sampler.getDescription())
                    .containsExactly("payments CLIENT {dependency.name=payments, dependency.outcome=success}");
        }
    }

    /** It is seen by processors that count spans: what is told it must be its own, and only its owner ends it. */
    @Test
    void aParentThatRecordsWithoutBeingSampledIsLeftAlone() {
        FinishedSpans spans = new FinishedSpans(Sampler.parentBased(new RecordOnly()));
        Reliability reliability = reliability(spans);
        Span parent = spans.sdk.getTracer("test").spanBuilder("server").startSpan();

        try (Scope entered = parent.makeCurrent()) {
            assertThat(entered).isNotNull();
            sent(spans);
            reliability.journey("checkout").run(() -> {});
        }

        assertThat(parent.isRecording()).as("nobody has ended it").isTrue();
        assertThat(((ReadableSpan) parent).getAttribute(AttributeKey.stringKey("slo.result")))
                .isNull();
    }

    private static final class RecordOnly implements Sampler {
        @Override
        public SamplingResult shouldSample(
                Context parent, String trace, String name, SpanKind kind, Attributes attributes, List<LinkData> links) {
            return SamplingResult.recordOnly();
        }

        @Override
        public String getDescription() {
            return "RecordOnly";
        }
    }

    private static Map<String, String> sent(FinishedSpans spans) {
        Map<String, String> headers = new TreeMap<>();
        GuardedCall call = reliability(spans)
                .dependency("payments")
                .begin(false, null, new SentRequest("GET", URI.create("/"), name -> null, Spanned.NOT_YET));
        call.attempt();
        call.writeTrace(headers::put);
        call.succeeded(new HttpResult(200));
        return headers;
    }

    private static Reliability reliability(FinishedSpans spans) {
        return Reliability.builder(new SimpleMeterRegistry())
                .announced(false)
                .openTelemetry(spans.openTelemetry())
                .build();
    }
}
