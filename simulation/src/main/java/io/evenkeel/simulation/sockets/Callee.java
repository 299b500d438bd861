package io.evenkeel.simulation.sockets;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.evenkeel.guard.CallHeaders;
import io.evenkeel.simulation.world.Chance;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The service that is called: some workers behind a queue without an end. Its work is to sleep, for an exponentially
 * distributed time.
 */
final class Callee implements AutoCloseable {
    static final int WORKERS = 10;
    static final int MEAN_MILLIS = 100;
    /** How many requests it can work off in a second. */
    static final int CAPACITY = WORKERS * 1_000 / MEAN_MILLIS;

    static final int DONE = 200;
    static final int REFUSED = 504;

    private final HttpServer server;
    private final ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
    private final boolean refusesExpired;
    private final Chance chance = new Chance(2);
    private volatile double capacityFactor = 1;

    private Callee(HttpServer server, boolean refusesExpired) {
        this.server = server;
        this.refusesExpired = refusesExpired;
    }

    static Callee start(boolean refusesExpired) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000);
        Callee callee = new Callee(server, refusesExpired);
        server.createContext("/", callee::work);
        server.setExecutor(callee.workers);
        server.start();
        return callee;
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** How much of its capacity it has from now on. */
    void capacity(double factor) {
        capacityFactor = factor;
    }

    private void work(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean refused = refusesExpired && hasExpired(exchange);
            if (!refused) {
                TimeUnit.NANOSECONDS.sleep((long) (chance.exponentialNanos(MEAN_MILLIS * 1e6) / capacityFactor));
            }
            exchange.sendResponseHeaders(refused ? REFUSED : DONE, -1);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean hasExpired(HttpExchange exchange) {
        String deadline = exchange.getRequestHeaders().getFirst(CallHeaders.DEADLINE);
        if (deadline == null) {
            return false;
        }
        Duration left = CallHeaders.left(deadline, System.currentTimeMillis());
        return left != null && left.isZero();
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }

    /** Prints its port; each line that it reads is the part of its capacity that is left; the last one ends it. */
    public static void main(String[] arguments) throws IOException {
        try (Callee callee = start(Boolean.parseBoolean(arguments[0]));
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))) {
            System.out.println(callee.port());
            String line;
            while ((line = lines.readLine()) != null) {
                callee.capacity(Double.parseDouble(line));
            }
        }
    }
}
