package io.evenkeel.e2e.rehearsal;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** What every service calls. It answers, after a long time. */
final class Pricing implements AutoCloseable {
    /** Longer than any time-out that the services have with the new build. */
    static final Duration TAKES = Duration.ofSeconds(12);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private Pricing(HttpServer server) {
        this.server = server;
    }

    static Pricing start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
        Pricing pricing = new Pricing(server);
        server.setExecutor(pricing.threads);
        server.createContext("/price", exchange -> {
            try {
                TimeUnit.NANOSECONDS.sleep(TAKES.toNanos());
                byte[] answer = "42".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } catch (IOException hungUp) {
                // Its caller did not wait.
            } finally {
                exchange.close();
            }
        });
        server.start();
        return pricing;
    }

    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }
}
