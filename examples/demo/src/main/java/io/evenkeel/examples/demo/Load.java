package io.evenkeel.examples.demo;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Customers who look at products and buy them, in turn, at a fixed rate, whether or not they are answered. Never more
 * than a fixed number of requests is under way: what would be too many is not sent, and counted.
 */
final class Load implements AutoCloseable {
    static final int REQUESTS_PER_SECOND = 20;
    private static final int MOST_UNDER_WAY = 100;
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "load");
        thread.setDaemon(true);
        return thread;
    });
    private final Semaphore slots = new Semaphore(MOST_UNDER_WAY);
    private final Tally tally = new Tally();
    private final List<HttpRequest> requests;
    private int turn;

    Load(Site storefront) {
        this.requests = List.of(
                HttpRequest.newBuilder(storefront.at("/products"))
                        .timeout(TIMEOUT)
                        .build(),
                HttpRequest.newBuilder(storefront.at("/orders"))
                        .header("Content-Type", "application/json")
                        .timeout(TIMEOUT)
                        .POST(BodyPublishers.ofString("{\"sku\": \"lamp\", \"pieces\": 1}"))
                        .build());
    }

    void start() {
        Future<?> unused =
                clock.scheduleAtFixedRate(this::sendNext, 0, 1_000_000 / REQUESTS_PER_SECOND, TimeUnit.MICROSECONDS);
    }

    /** How the customers fared. */
    Tally tally() {
        return tally;
    }

    /** Sends no more, and waits until what is under way is answered or has timed out. */
    void finish() throws InterruptedException {
        clock.shutdown();
        if (slots.tryAcquire(MOST_UNDER_WAY, TIMEOUT.toMillis() + 1_000, TimeUnit.MILLISECONDS)) {
            slots.release(MOST_UNDER_WAY);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    private void sendNext() {
        if (!slots.tryAcquire()) {
            tally.heldBack();
            return;
        }
        HttpRequest request = requests.get(turn++ % requests.size());
        Future<?> unused = http.sendAsync(request, BodyHandlers.discarding()).whenComplete(this::settle);
    }

    private void settle(HttpResponse<?> response, Throwable error) {
        if (error == null) {
            tally.answered(response.statusCode());
        } else {
            tally.unanswered();
        }
        slots.release();
    }
}
