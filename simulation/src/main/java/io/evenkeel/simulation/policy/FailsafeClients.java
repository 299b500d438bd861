package io.evenkeel.simulation.policy;

import dev.failsafe.CircuitBreaker;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import io.evenkeel.simulation.world.Client;
import io.evenkeel.simulation.world.Clients;
import io.evenkeel.simulation.world.Ending;
import io.evenkeel.simulation.world.VirtualTime;
import io.evenkeel.simulation.world.Wire;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Failsafe: retry around breaker, run by its own asynchronous executor on a scheduler in virtual time. Its breaker asks
 * {@code System.nanoTime()} how long it has been open, so that it is given a year, and the simulation half-opens it in time.
 */
public final class FailsafeClients implements Client {
    private static final Duration NEVER = Duration.ofDays(365);

    private final FailsafeExecutor<Object> executor;
    private final Wire wire;

    private FailsafeClients(FailsafeExecutor<Object> executor, Wire wire) {
        this.executor = executor;
        this.wire = wire;
    }

    /** Three attempts without a pause; the breaker opens with the first failure, for a minute. */
    public static Clients withDefaults() {
        return (time, wire, chance) -> {
            OpenTime openTime = new OpenTime(time, Duration.ofMinutes(1));
            CircuitBreaker<Object> breaker = openTime.watch(CircuitBreaker.builder()
                    .withDelay(NEVER)
                    .onOpen(event -> openTime.begins())
                    .build());
            return new FailsafeClients(executor(RetryPolicy.ofDefaults(), breaker, time), wire);
        };
    }

    /**
     * Exponential back-off from 100 ms with jitter, no retry of what the breaker refused; a breaker that opens at 50 of the
     * last 100 calls for 5 s, and closes after 5 successes of 10.
     */
    public static Clients atBest() {
        RetryPolicy<Object> retry = RetryPolicy.builder()
                .withMaxRetries(2)
                .withBackoff(Duration.ofMillis(100), Duration.ofSeconds(2))
                .withJitter(0.5)
                .abortOn(dev.failsafe.CircuitBreakerOpenException.class)
                .build();
        return (time, wire, chance) -> {
            OpenTime openTime = new OpenTime(time, Duration.ofSeconds(5));
            CircuitBreaker<Object> breaker = openTime.watch(CircuitBreaker.builder()
                    .withFailureThreshold(50, 100)
                    .withSuccessThreshold(5, 10)
                    .withDelay(NEVER)
                    .onOpen(event -> openTime.begins())
                    .build());
            return new FailsafeClients(executor(retry, breaker, time), wire);
        };
    }

    private static FailsafeExecutor<Object> executor(
            RetryPolicy<Object> retry, CircuitBreaker<Object> breaker, VirtualTime time) {
        return Failsafe.with(retry, breaker).with(new VirtualScheduler(time));
    }

    @Override
    public void request(Ending ending) {
        CompletableFuture<Object> unused =
                executor.getStageAsync(this::attempt).whenComplete((result, error) -> ending.ended(unwrapped(error)));
    }

    private CompletableFuture<Object> attempt() {
        CompletableFuture<Object> answer = new CompletableFuture<>();
        wire.send(Timeouts.ATTEMPT_NANOS, null, error -> {
            if (error == null) {
                answer.complete("OK");
            } else {
                answer.completeExceptionally(error);
            }
        });
        return answer;
    }

    private static Throwable unwrapped(Throwable error) {
        return error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
    }
}
