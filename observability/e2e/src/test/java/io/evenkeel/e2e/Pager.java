package io.evenkeel.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes what Alertmanager sends to the people. */
final class Pager implements AutoCloseable {
    /**
     * A notification.
     *
     * @param path of the receiver, such as {@code /page}
     * @param group the labels that its alerts have in common
     */
    record Call(String path, Map<String, String> group, List<Alert> alerts) {}

    private final HttpServer server;
    private final List<Call> calls = new CopyOnWriteArrayList<>();

    private Pager(HttpServer server) {
        this.server = server;
    }

    static Pager start() {
        try {
            Pager pager = new Pager(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            pager.server.createContext("/", exchange -> {
                JsonNode body = Web.json(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                List<Alert> alerts = new ArrayList<>();
                body.get("alerts").forEach(alert -> alerts.add(Alert.of(alert)));
                pager.calls.add(new Call(
                        exchange.getRequestURI().getPath(), Alert.texts(body.get("groupLabels")), List.copyOf(alerts)));
                exchange.sendResponseHeaders(204, -1);
                exchange.close();
            });
            pager.server.start();
            return pager;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
