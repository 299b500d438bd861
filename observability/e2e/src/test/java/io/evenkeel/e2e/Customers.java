package io.evenkeel.e2e;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Sends requests to the storefront at a fixed rate, whether or not they are answered, and counts by itself what each of
 * them is for the objectives: customers who look, customers who buy, and one in ten who wants what there is not.
 */
final class Customers implements AutoCloseable {
    private static final int REQUESTS_PER_SECOND = 40;
    private static final int MOST_UNDER_WAY = 500;
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "customers");
        thread.setDaemon(true);
        return thread;
    });
    private final Semaphore slots = new Semaphore(MOST_UNDER_WAY);
    private final Verdicts browse = new Verdicts(Duration.ofSeconds(1));
    private final Verdicts checkout = new Verdicts(Duration.ofMillis(300));
    private final HttpRequest look;
    private final HttpRequest buy;
    private final HttpRequest wantNothing;
    private volatile Duration delay = Duration.ZERO;
    private volatile boolean waiting;
    private int turn;

    Customers(Web storefront) {
        look = HttpRequest.newBuilder(storefront.at("/products"))
                .timeout(TIMEOUT)
                .build();
        buy = order(storefront, "lamp");
        wantNothing = order(storefront, "nothing");
    }

    void start() {
        Future<?> unused =
                clock.scheduleAtFixedRate(this::sendNext, 0, 1_000_000 / REQUESTS_PER_SECOND, TimeUnit.MICROSECONDS);
    }

    Verdicts browse() {
        return browse;
    }

    Verdicts checkout() {
        return checkout;
    }

    /**
     * Changes the weather between two requests: all before are answered, and none is sent meanwhile.
     *
     * @param atLeast how long a purchase takes from now on
     */
    void betweenRequests(Runnable change, Duration atLeast) throws InterruptedException {
        waiting = true;
        awaitAnswers();
        change.run();
        delay = atLeast;
        slots.release(MOST_UNDER_WAY);
        waiting = false;
    }

    /** Sends no more, and waits until all are answered. */
    void finish() throws InterruptedException {
        clock.shutdown();
        awaitAnswers();
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    private void awaitAnswers() throws InterruptedException {
        if (!slots.tryAcquire(MOST_UNDER_WAY, TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("some are still not answered");
        }
    }

    private void sendNext() {
        if (waiting || !slots.tryAcquire()) {
            return;
        }
        turn++;
        if (turn % 10 == 0) {
            send(wantNothing, checkout);
        } else {
            send(turn % 2 == 0 ? buy : look, turn % 2 == 0 ? checkout : browse);
        }
    }

    private void send(HttpRequest request, Verdicts verdicts) {
        long startNanos = System.nanoTime();
        Duration atLeast = request.equals(buy) ? delay : Duration.ZERO;
        Future<?> unused = http.sendAsync(request, BodyHandlers.discarding()).whenComplete((response, error) -> {
            if (error == null) {
                verdicts.answered(response.statusCode(), atLeast, Duration.ofNanos(System.nanoTime() - startNanos));
            } else {
                verdicts.notAnswered();
            }
            slots.release();
        });
    }

    private static HttpRequest order(Web storefront, String sku) {
        return HttpRequest.newBuilder(storefront.at("/orders"))
                .header("Content-Type", "application/json")
                .timeout(TIMEOUT)
                .POST(BodyPublishers.ofString("{\"sku\": \"" + sku + "\", \"pieces\": 1}"))
                .build();
    }
}
