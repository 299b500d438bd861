package io.evenkeel.lane;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** The metadata endpoint of a task on Fargate, on a free port of 127.0.0.1. */
final class EcsAgent implements AutoCloseable {
    static final String TASK = "arn:aws:ecs:eu-central-1:123456789012:task/shop/0f1e2d3c4b5a69788796a5b4c3d2e1f0";
    static final String CONTAINER = "arn:aws:ecs:eu-central-1:123456789012:container/shop/0f1e/7a6b";

    private static final String ID = "0f1e2d3c4b5a69788796a5b4c3d2e1f0-1234567890";
    private static final String ANSWER = """
            {"Cluster": "shop", "TaskARN": "%s", "Family": "orders", "Revision": "7", "LaunchType": "FARGATE",
             "AvailabilityZone": "eu-central-1b",
             "Containers": [{"DockerId": "sidecar", "Name": "proxy"},
                            {"DockerId": "%s", "Name": "orders", "ContainerARN": "%s"}]}
            """.formatted(TASK, ID, CONTAINER);

    private final AtomicInteger requests = new AtomicInteger();
    private final HttpServer server;

    EcsAgent() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v4/" + ID + "/task", exchange -> {
            requests.incrementAndGet();
            byte[] answer = ANSWER.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    /** What the agent puts into {@code ECS_CONTAINER_METADATA_URI_V4}. */
    String uri() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v4/" + ID;
    }

    int requests() {
        return requests.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
