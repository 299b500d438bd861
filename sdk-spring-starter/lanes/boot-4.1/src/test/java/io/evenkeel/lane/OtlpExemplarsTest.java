package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.metrics.v1.Exemplar;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;

/** Exemplars that an application sends with its metrics; Spring Boot before 4.1 sends none. */
class OtlpExemplarsTest {
    @Test
    void aBadEventHasAnExemplarInWhatIsSentWithOtlp() throws IOException {
        Set<String> exemplars = ConcurrentHashMap.newKeySet();
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/v1/metrics", exchange -> receive(exchange, exemplars));
        receiver.start();
        try (LaneApp app = LaneApp.start(
                WebApplicationType.SERVLET,
                List.of(RecordedSpans.Beans.class),
                RecordedSpans.ALL,
                "management.otlp.metrics.export.enabled=true",
                "management.otlp.metrics.export.step=1s",
                "management.otlp.metrics.export.url=http://127.0.0.1:"
                        + receiver.getAddress().getPort() + "/v1/metrics")) {
            new TestClient().get(app.url("/status/503"));
            SpanData bad = app.bean(RecordedSpans.class).only("http get /status/{status}");
            String ids = " " + bad.getTraceId() + " " + bad.getSpanId();

            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(exemplars)
                    .contains("slo.events" + ids, "slo.bad.events" + ids, "journey.duration" + ids));
        } finally {
            receiver.stop(0);
        }
    }

    private static void receive(HttpExchange exchange, Set<String> exemplars) throws IOException {
        ExportMetricsServiceRequest.parseFrom(exchange.getRequestBody()).getResourceMetricsList().stream()
                .flatMap(resource -> resource.getScopeMetricsList().stream())
                .flatMap(scope -> scope.getMetricsList().stream())
                .forEach(metric -> exemplars(metric).forEach(exemplar -> exemplars.add(told(metric, exemplar))));
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private static Stream<Exemplar> exemplars(Metric metric) {
        return Stream.concat(
                metric.getSum().getDataPointsList().stream().flatMap(point -> point.getExemplarsList().stream()),
                metric.getHistogram().getDataPointsList().stream().flatMap(point -> point.getExemplarsList().stream()));
    }

    private static String told(Metric metric, Exemplar exemplar) {
        HexFormat hex = HexFormat.of();
        return metric.getName() + " " + hex.formatHex(exemplar.getTraceId().toByteArray()) + " "
                + hex.formatHex(exemplar.getSpanId().toByteArray());
    }
}
