package io.evenkeel.benchmarks.boot;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Requests on a few connections, as fast as they are answered. Every answer has to be a 200. */
final class Load {
    private static final byte[] REQUEST = Connection.request("/products/4711");

    private Load() {}

    /** How many were answered. */
    static long on(int port, int connections, Duration howLong) throws InterruptedException {
        long untilNanos = System.nanoTime() + howLong.toNanos();
        List<Callable<Long>> clients = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            clients.add(() -> answered(port, untilNanos));
        }
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            long all = 0;
            for (Future<Long> client : threads.invokeAll(clients)) {
                all += client.get();
            }
            return all;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a request has failed", e.getCause());
        } finally {
            threads.shutdown();
        }
    }

    private static long answered(int port, long untilNanos) throws IOException {
        try (Connection connection = new Connection(port)) {
            long answered = 0;
            while (System.nanoTime() - untilNanos < 0) {
                connection.exchange(REQUEST);
                answered++;
            }
            return answered;
        }
    }
}
