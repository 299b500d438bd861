package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.SeverityNumber;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.WebApplicationType;

/** Lines that leave as OTLP, where an endpoint for them is configured and only there. */
class OtlpLogsTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    /** One line that was received. */
    record Received(String logger, LogRecord line) {
        String body() {
            return line.getBody().getStringValue();
        }

        Map<String, String> attributes() {
            Map<String, String> attributes = new TreeMap<>();
            for (KeyValue attribute : line.getAttributesList()) {
                attributes.put(attribute.getKey(), attribute.getValue().getStringValue());
            }
            return attributes;
        }
    }

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger exports = new AtomicInteger();
    private volatile int status = 200;
    private HttpServer collector;

    @BeforeEach
    void startCollector() throws IOException {
        collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/logs", exchange -> {
            InputStream body = exchange.getRequestBody();
            if ("gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))) {
                body = new GZIPInputStream(body);
            }
            ExportLogsServiceRequest.parseFrom(body)
                    .getResourceLogsList()
                    .forEach(resource -> resource.getScopeLogsList().forEach(scope -> scope.getLogRecordsList()
                            .forEach(line ->
                                    received.add(new Received(scope.getScope().getName(), line)))));
            exports.incrementAndGet();
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        collector.start();
    }

    @AfterEach
    void stopCollector() {
        collector.stop(0);
    }

    @Test
    void eachLineOfARequestHasItsTraceAndItsKeys() throws Exception {
        try (LaneApp app = LaneApp.start(WebApplicationType.SERVLET, List.of(Talkative.class), exporting())) {
            request(app, "/talk/failing");
            await().untilAsserted(() -> assertThat(received)
                    .filteredOn(line -> line.body().startsWith("Servlet.service()"))
                    .hasSize(1));
        }

        Received handler = received.stream()
                .filter(line -> line.body().equals("handler"))
                .findFirst()
                .orElseThrow();
        assertThat(handler.logger()).isEqualTo("shop.talk");
        assertThat(trace(handler)).isEqualTo(TRACE);
        assertThat(handler.line().getSpanId().size()).isEqualTo(8);
        assertThat(handler.line().getSeverityNumber()).isEqualTo(SeverityNumber.SEVERITY_NUMBER_INFO);
        assertThat(handler.line().getSeverityText()).isEqualTo("INFO");
        assertThat(handler.attributes()).isEqualTo(Map.of("service", "shop", "journey", "talk"));
        Received container = received.stream()
                .filter(line -> line.body().startsWith("Servlet.service()"))
                .findFirst()
                .orElseThrow();
        assertThat(trace(container)).isEqualTo(TRACE);
        assertThat(container.attributes())
                .containsEntry("journey", "talk")
                .containsEntry("exception.type", "java.lang.IllegalStateException")
                .doesNotContainKey("exception.message");
        assertThat(container.attributes().get("exception.stacktrace"))
                .startsWith("java.lang.IllegalStateException\n\tat io.evenkeel.lane.Talkative.failing(Talkative.java:")
                .doesNotContain("nobody handles this");
    }

    @Test
    void anExportThatFailsDoesNotFeedItself() throws Exception {
        status = 400;
        try (LaneApp app = LaneApp.start(WebApplicationType.SERVLET, List.of(Talkative.class), exporting())) {
            request(app, "/talk/plain");
            await().until(() -> exports.get() > 0);
            int before = exports.get();
            request(app, "/talk/plain");
            await().until(() -> exports.get() > before);
        }

        assertThat(received).noneMatch(line -> line.logger().startsWith("io.opentelemetry."));
    }

    @Test
    void withoutAnEndpointNothingIsExportedAndNothingIsAttached() throws Exception {
        try (LaneApp app = LaneApp.start(WebApplicationType.SERVLET, List.of(Talkative.class))) {
            request(app, "/talk/plain");
            assertThat(attached()).isFalse();
        }
        assertThat(exports).hasValue(0);
    }

    @Test
    void whatIsAttachedGoesWithTheApplication() {
        try (LaneApp app = LaneApp.start(WebApplicationType.SERVLET, exporting())) {
            assertThat(app.context().isRunning()).isTrue();
            assertThat(attached()).isTrue();
        }
        assertThat(attached()).isFalse();
    }

    private static boolean attached() {
        ch.qos.logback.classic.Logger root =
                (ch.qos.logback.classic.Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        return root.getAppender("evenkeel-otlp") != null;
    }

    /** The key of Boot 3.5, and that of Boot 4. */
    private String[] exporting() {
        String endpoint = "http://127.0.0.1:" + collector.getAddress().getPort() + "/v1/logs";
        return new String[] {
            "spring.application.name=shop",
            "management.tracing.sampling.probability=0.0",
            "management.otlp.logging.endpoint=" + endpoint,
            "management.opentelemetry.logging.export.otlp.endpoint=" + endpoint
        };
    }

    private static String trace(Received line) {
        return HexFormat.of().formatHex(line.line().getTraceId().toByteArray());
    }

    private static void request(LaneApp app, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(app.url(path)))
                .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-00")
                .build();
        HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
