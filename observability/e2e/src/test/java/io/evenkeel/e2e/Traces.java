package io.evenkeel.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPInputStream;

/** A store of traces, which is sent spans over OTLP. It knows of each trace which services have a span in it. */
final class Traces implements AutoCloseable {
    private final Map<String, Set<String>> services = new ConcurrentHashMap<>();
    private final HttpServer server;

    Traces() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/traces", this::receive);
        server.start();
    }

    /** The arguments that make a service of either Boot line send each of its spans here. */
    List<String> arguments() {
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces";
        return List.of(
                "--management.tracing.sampling.probability=1.0",
                "--management.otlp.tracing.endpoint=" + url,
                "--management.opentelemetry.tracing.export.otlp.endpoint=" + url);
    }

    /** The names of the services with a span in this trace; none if nobody has sent it. */
    Set<String> servicesIn(String traceId) {
        return services.getOrDefault(traceId, Set.of());
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange;
                InputStream body = exchange.getRequestBody()) {
            boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
            ExportTraceServiceRequest.parseFrom(zipped ? new GZIPInputStream(body) : body)
                    .getResourceSpansList()
                    .forEach(this::keep);
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private void keep(ResourceSpans spans) {
        String service = spans.getResource().getAttributesList().stream()
                .filter(attribute -> attribute.getKey().equals("service.name"))
                .map(KeyValue::getValue)
                .findFirst()
                .orElseThrow()
                .getStringValue();
        spans.getScopeSpansList().forEach(scope -> scope.getSpansList()
                .forEach(span -> services.computeIfAbsent(traceId(span), id -> ConcurrentHashMap.newKeySet())
                        .add(service)));
    }

    private static String traceId(Span span) {
        return HexFormat.of().formatHex(span.getTraceId().toByteArray());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
