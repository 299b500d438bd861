package io.evenkeel.benchmarks.peer;

import io.evenkeel.benchmarks.stack.Work;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.decorators.Decorators;
import io.github.resilience4j.micrometer.tagged.TaggedBulkheadMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedRetryMetrics;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Breaker, retry and bulkhead as they come, but for what each row needs: the breaker opens at 100 % failures only, nothing
 * that a row throws is tried again, and there is a place for every thread.
 */
public final class Resilience4j {
    private static final String NAME = "payments";

    private final CircuitBreakerRegistry breakers;
    private final RetryRegistry retries = RetryRegistry.of(
            RetryConfig.custom().retryOnException(never -> false).build());
    private final BulkheadRegistry bulkheads = BulkheadRegistry.of(
            BulkheadConfig.custom().maxConcurrentCalls(Work.MOST_AT_ONCE).build());

    /**
     * @param stackTraces whether a refusal has one; it does as it comes
     */
    public Resilience4j(boolean stackTraces) {
        this.breakers = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .failureRateThreshold(100)
                .waitDurationInOpenState(Duration.ofHours(1))
                .writableStackTraceEnabled(stackTraces)
                .build());
    }

    /** Publishes the meters of all three, as its Spring Boot starters do. */
    public Resilience4j measuredBy(MeterRegistry registry) {
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(registry);
        TaggedRetryMetrics.ofRetryRegistry(retries).bindTo(registry);
        TaggedBulkheadMetrics.ofBulkheadRegistry(bulkheads).bindTo(registry);
        return this;
    }

    /** The breaker alone. */
    public Supplier<Object> breakerAround(Supplier<Object> work) {
        return breaker().decorateSupplier(work);
    }

    /** All three, decorated once. */
    public Supplier<Object> around(Supplier<Object> work) {
        return Decorators.ofSupplier(work)
                .withCircuitBreaker(breaker())
                .withRetry(retry())
                .withBulkhead(bulkhead())
                .decorate();
    }

    /** All three, looked up and decorated with this very call: what annotations do. */
    public Object lookedUp(Supplier<Object> work) {
        return around(work).get();
    }

    /** Opens the breaker for good. */
    public void open() {
        breaker().transitionToOpenState();
    }

    private CircuitBreaker breaker() {
        return breakers.circuitBreaker(NAME);
    }

    private Retry retry() {
        return retries.retry(NAME);
    }

    private Bulkhead bulkhead() {
        return bulkheads.bulkhead(NAME);
    }
}
