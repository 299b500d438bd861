package io.evenkeel.lane;

import com.google.protobuf.CodedInputStream;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * A collector that keeps what it is sent over OTLP's {@code http/protobuf}, on a free port of 127.0.0.1. What an application
 * sends arrives some time later: wait for it, or close the application first, which sends all that is left.
 */
final class OtlpReceiver implements AutoCloseable {
    /** A span, and the scope of instrumentation that made it. */
    record Received(String scope, Span span) {
        String kind() {
            return span.getKind().name().substring("SPAN_KIND_".length());
        }

        String traceId() {
            return hex(span.getTraceId());
        }

        String spanId() {
            return hex(span.getSpanId());
        }

        Map<String, String> attributes() {
            return OtlpReceiver.attributes(span.getAttributesList());
        }
    }

    private final List<ResourceSpans> spans = new CopyOnWriteArrayList<>();
    private final List<ResourceMetrics> metrics = new CopyOnWriteArrayList<>();
    private final List<ResourceLogs> logs = new CopyOnWriteArrayList<>();
    private final List<String> paths = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private volatile int status = 200;

    OtlpReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::receive);
        server.createContext("/remote", OtlpReceiver::greet);
        server.setExecutor(threads);
        server.start();
    }

    /** Its address without a path, such as {@code http://127.0.0.1:4318}. */
    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What it answers from now on; it keeps what it is sent only where it answers 200. */
    void answer(int status) {
        this.status = status;
    }

    /** The paths it was asked for so far, in the order of their requests. */
    List<String> paths() {
        return List.copyOf(paths);
    }

    List<Span> spans() {
        return spans.stream()
                .flatMap(resource -> resource.getScopeSpansList().stream())
                .flatMap(scope -> scope.getSpansList().stream())
                .toList();
    }

    List<Received> received() {
        return spans.stream()
                .flatMap(resource -> resource.getScopeSpansList().stream())
                .flatMap(scope -> scope.getSpansList().stream()
                        .map(span -> new Received(scope.getScope().getName(), span)))
                .toList();
    }

    List<Metric> metrics() {
        return metrics.stream()
                .flatMap(resource -> resource.getScopeMetricsList().stream())
                .flatMap(scope -> scope.getMetricsList().stream())
                .toList();
    }

    List<LogRecord> logs() {
        return logs.stream()
                .flatMap(resource -> resource.getScopeLogsList().stream())
                .flatMap(scope -> scope.getLogRecordsList().stream())
                .toList();
    }

    /** The resource of each batch of spans; equal ones each for themselves. */
    List<Resource> resourcesOfSpans() {
        return spans.stream().map(ResourceSpans::getResource).toList();
    }

    List<Resource> resourcesOfMetrics() {
        return metrics.stream().map(ResourceMetrics::getResource).toList();
    }

    List<Resource> resourcesOfLogs() {
        return logs.stream().map(ResourceLogs::getResource).toList();
    }

    /** The attributes of a resource, a span or a log record, each value as text. */
    static Map<String, String> attributes(Collection<KeyValue> attributes) {
        return attributes.stream()
                .collect(Collectors.toMap(
                        KeyValue::getKey, attribute -> text(attribute.getValue()), (one, other) -> one, TreeMap::new));
    }

    /** An id of a trace or a span as it is written, in hexadecimal digits. */
    static String hex(com.google.protobuf.ByteString id) {
        return HexFormat.of().formatHex(id.toByteArray());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static String text(AnyValue value) {
        return switch (value.getValueCase()) {
            case STRING_VALUE -> value.getStringValue();
            case BOOL_VALUE -> String.valueOf(value.getBoolValue());
            case INT_VALUE -> String.valueOf(value.getIntValue());
            case DOUBLE_VALUE -> String.valueOf(value.getDoubleValue());
            case ARRAY_VALUE ->
                value.getArrayValue().getValuesList().stream()
                        .map(OtlpReceiver::text)
                        .toList()
                        .toString();
            default -> String.valueOf(value);
        };
    }

    /** For an application that is to call something. */
    private static void greet(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, "remote".length());
            exchange.getResponseBody().write("remote".getBytes(StandardCharsets.US_ASCII));
        }
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange;
                InputStream body = body(exchange)) {
            String path = exchange.getRequestURI().getPath();
            CodedInputStream message = CodedInputStream.newInstance(body.readAllBytes());
            if (status == 200) {
                keep(path, message);
            }
            paths.add(path);
            exchange.sendResponseHeaders(status, -1);
        }
    }

    private void keep(String path, CodedInputStream message) throws IOException {
        switch (path) {
            case "/v1/traces" ->
                spans.addAll(ExportTraceServiceRequest.parseFrom(message).getResourceSpansList());
            case "/v1/metrics" ->
                metrics.addAll(ExportMetricsServiceRequest.parseFrom(message).getResourceMetricsList());
            case "/v1/logs" ->
                logs.addAll(ExportLogsServiceRequest.parseFrom(message).getResourceLogsList());
            default -> throw new IOException("Not a path of OTLP: " + path);
        }
    }

    private static InputStream body(HttpExchange exchange) throws IOException {
        InputStream body = exchange.getRequestBody();
        return "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))
                ? new GZIPInputStream(body)
                : body;
    }
}
