package io.evenkeel.examples.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;

/** A collector that keeps the spans it is sent over OTLP's {@code http/protobuf}. */
final class TraceReceiver implements AutoCloseable {
    private final List<ReceivedSpan> spans = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    TraceReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/traces", this::receive);
        server.start();
    }

    /** The arguments that make a service of either Boot line send each of its spans here. */
    String[] arguments() {
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces";
        return new String[] {
            "--management.tracing.sampling.probability=1.0",
            "--management.otlp.tracing.endpoint=" + url,
            "--management.opentelemetry.tracing.export.otlp.endpoint=" + url
        };
    }

    /** The spans of one trace that have arrived so far. */
    List<ReceivedSpan> trace(String traceId) {
        return spans.stream().filter(span -> span.traceId().equals(traceId)).toList();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange;
                InputStream body = exchange.getRequestBody()) {
            boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
            ExportTraceServiceRequest.parseFrom(zipped ? new GZIPInputStream(body) : body)
                    .getResourceSpansList()
                    .forEach(resource -> resource.getScopeSpansList().forEach(scope -> scope.getSpansList()
                            .forEach(span -> spans.add(new ReceivedSpan(resource.getResource(), span)))));
            exchange.sendResponseHeaders(200, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
