package io.evenkeel.simulation.policy;

import io.evenkeel.simulation.world.Client;
import io.evenkeel.simulation.world.Clients;
import io.evenkeel.simulation.world.Ending;
import io.evenkeel.simulation.world.VirtualTime;
import io.evenkeel.simulation.world.Wire;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Resilience4j: retry around breaker, the order of its own annotations. Both are theirs; retry through the context that its
 * asynchronous decorator uses, the breaker on the simulation's clock.
 */
public final class Resilience4jClients implements Client {
    private final Retry retry;
    private final @Nullable CircuitBreaker breaker;
    private final VirtualTime time;
    private final Wire wire;

    private Resilience4jClients(Retry retry, @Nullable CircuitBreaker breaker, VirtualTime time, Wire wire) {
        this.retry = retry;
        this.breaker = breaker;
        this.time = time;
        this.wire = wire;
    }

    /** Three attempts 500 ms apart, without a breaker. */
    public static Clients retryWithDefaults() {
        return (time, wire, chance) -> new Resilience4jClients(Retry.ofDefaults("server"), null, time, wire);
    }

    /** The same, and a breaker that opens at 50 % of 100 calls for 60 s. */
    public static Clients withDefaults() {
        return (time, wire, chance) -> new Resilience4jClients(
                Retry.ofDefaults("server"), breaker(CircuitBreakerConfig.custom(), time), time, wire);
    }

    /**
     * Exponential back-off with jitter, no retry of what the breaker refused; a breaker that looks 10 s back, opens at 50 % of
     * at least 20 calls for 5 s.
     */
    public static Clients atBest() {
        RetryConfig retry = RetryConfig.custom()
                .maxAttempts(3)
                .intervalFunction(IntervalFunction.ofExponentialRandomBackoff(Duration.ofMillis(100), 2, 0.5))
                .ignoreExceptions(CallNotPermittedException.class)
                .build();
        return (time, wire, chance) -> new Resilience4jClients(
                Retry.of("server", retry),
                breaker(
                        CircuitBreakerConfig.custom()
                                .slidingWindowType(SlidingWindowType.TIME_BASED)
                                .slidingWindowSize(10)
                                .minimumNumberOfCalls(20)
                                .waitDurationInOpenState(Duration.ofSeconds(5)),
                        time),
                time,
                wire);
    }

    private static CircuitBreaker breaker(CircuitBreakerConfig.Builder config, VirtualTime time) {
        return CircuitBreaker.of("server", config.clock(new VirtualClock(time)).build());
    }

    @Override
    public void request(Ending ending) {
        attempt(retry.asyncContext(), ending);
    }

    private void attempt(Retry.AsyncContext<Object> context, Ending ending) {
        if (breaker != null && !breaker.tryAcquirePermission()) {
            failed(context, CallNotPermittedException.createCallNotPermittedException(breaker), ending);
            return;
        }
        long startNanos = time.nowNanos();
        wire.send(Timeouts.ATTEMPT_NANOS, null, error -> {
            long took = time.nowNanos() - startNanos;
            if (error == null) {
                if (breaker != null) {
                    breaker.onSuccess(took, TimeUnit.NANOSECONDS);
                }
                context.onComplete();
                ending.ended(null);
            } else {
                if (breaker != null) {
                    breaker.onError(took, TimeUnit.NANOSECONDS, error);
                }
                failed(context, error, ending);
            }
        });
    }

    private void failed(Retry.AsyncContext<Object> context, Throwable error, Ending ending) {
        long pauseMillis = context.onError(error);
        if (pauseMillis < 1) {
            ending.ended(error);
        } else {
            time.after(pauseMillis * 1_000_000, () -> attempt(context, ending));
        }
    }
}
