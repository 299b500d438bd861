package io.evenkeel.lane;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Where an exporter sends its spans: OTLP over HTTP, as published. Also something to be called, at {@code /remote}. */
final class OtlpReceiver implements AutoCloseable {
    /** A span, and the scope of instrumentation that made it. */
    record Received(String scope, Span span) {
        String kind() {
            return span.getKind().name().substring("SPAN_KIND_".length());
        }

        String traceId() {
            return HexFormat.of().formatHex(span.getTraceId().toByteArray());
        }

        String spanId() {
            return HexFormat.of().formatHex(span.getSpanId().toByteArray());
        }

        /** Those of its attributes that are texts. */
        Map<String, String> attributes() {
            Map<String, String> attributes = new TreeMap<>();
            for (KeyValue attribute : span.getAttributesList()) {
                if (attribute.getValue().hasStringValue()) {
                    attributes.put(attribute.getKey(), attribute.getValue().getStringValue());
                }
            }
            return attributes;
        }
    }

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    OtlpReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/traces", this::receive);
        server.createContext("/remote", exchange -> answer(exchange, "remote".getBytes(StandardCharsets.US_ASCII)));
        server.start();
    }

    private void receive(HttpExchange exchange) throws IOException {
        ExportTraceServiceRequest request = ExportTraceServiceRequest.parseFrom(exchange.getRequestBody());
        for (ResourceSpans resource : request.getResourceSpansList()) {
            for (ScopeSpans scope : resource.getScopeSpansList()) {
                scope.getSpansList()
                        .forEach(span ->
                                received.add(new Received(scope.getScope().getName(), span)));
            }
        }
        answer(exchange, new byte[0]);
    }

    private static void answer(HttpExchange exchange, byte[] body) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    List<Received> spans() {
        return received;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
