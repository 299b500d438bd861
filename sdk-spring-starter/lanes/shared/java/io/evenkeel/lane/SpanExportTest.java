package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingDecision;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Which spans are sent, and what is known of those that do not arrive. */
@ExtendWith(OutputCaptureExtension.class)
class SpanExportTest {
    private static final String SAMPLED = "4bf92f3577b34da6ffffffffffffffff"; // by itself it would not be
    private static final String UNSAMPLED = "4bf92f3577b34da60000000000000001"; // by itself it would be

    @Test
    void aCallerDecidesAndElseOneInTenTraces() {
        try (OtlpReceiver collector = new OtlpReceiver()) {
            try (LaneApp app = LaneApp.start(WebApplicationType.SERVLET, "evenkeel.otlp.endpoint=" + collector.url())) {
                RawAnswer.to(app.port(), "GET /ok/1", "traceparent: 00-" + SAMPLED + "-00f067aa0ba902b7-01");
                RawAnswer.to(app.port(), "GET /ok/1", "traceparent: 00-" + UNSAMPLED + "-00f067aa0ba902b7-00");
                Sampler sampler = app.bean(Sampler.class);

                assertThat(LongStream.range(0, 1_000)
                                .mapToObj(i -> (2 * i + 1) * (Long.MAX_VALUE / 2_000))
                                .filter(id -> isSampled(sampler, "4bf92f3577b34da6" + String.format("%016x", id))))
                        .hasSize(100);
                await().untilAsserted(() -> assertThat(app.meters().sum("reliability_spans_total", "result=\"ended\""))
                        .isPositive());
            }
            assertThat(collector.spans())
                    .isNotEmpty()
                    .extracting(span -> OtlpReceiver.hex(span.getTraceId()))
                    .containsOnly(SAMPLED);
        }
    }

    @Test
    void spansThatDoNotArriveAreCountedAndTheLogSaysSoOnce(CapturedOutput output) {
        try (OtlpReceiver collector = new OtlpReceiver();
                LaneApp app = LaneApp.start(
                        WebApplicationType.SERVLET,
                        "evenkeel.otlp.endpoint=" + collector.url(),
                        "management.tracing.sampling.probability=1.0")) {
            collector.answer(400);
            for (int requests = 1; requests <= 3; requests++) {
                send(app, requests);
                assertThat(collector.paths()).hasSize(requests);
            }
            long lost = spans(app, "failed");
            collector.answer(200);
            send(app, 4);

            assertThat(lost).isGreaterThanOrEqualTo(3);
            assertThat(collector.spans()).hasSize((int) spans(app, "sent")).isNotEmpty();
            assertThat(spans(app, "ended")).isEqualTo(lost + spans(app, "sent"));
            assertThat(output.getAll().lines().filter(line -> line.contains("xport") && line.contains("WARN")))
                    .singleElement()
                    .asString()
                    .contains("Traces do not arrive, and are lost until the log says that they do again: ");
            assertThat(output.getAll()).containsOnlyOnce("Traces arrive again; " + lost + " spans were lost since");
            assertThat(output.getAll()).doesNotContain("Failed to export");
        }
    }

    private static void send(LaneApp app, int requests) {
        RawAnswer.to(app.port(), "GET /ok/1");
        await().untilAsserted(() -> assertThat(spans(app, "ended")).isGreaterThanOrEqualTo(requests));
        app.bean(SdkTracerProvider.class).forceFlush().join(10, TimeUnit.SECONDS);
    }

    private static long spans(LaneApp app, String result) {
        return app.meters().sum("reliability_spans_total", "result=\"" + result + "\"");
    }

    private static boolean isSampled(Sampler sampler, String traceId) {
        return sampler.shouldSample(Context.root(), traceId, "work", SpanKind.SERVER, Attributes.empty(), List.of())
                        .getDecision()
                == SamplingDecision.RECORD_AND_SAMPLE;
    }
}
