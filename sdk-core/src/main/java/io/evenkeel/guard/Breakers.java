package io.evenkeel.guard;

import io.evenkeel.call.Component;
import io.evenkeel.call.FaultListener;
import io.evenkeel.call.GuardListener;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.util.function.LongSupplier;

/**
 * Makes the breakers of one SDK instance. They live in a registry of their own: an application's
 * {@code CircuitBreakerRegistry}, its health indicators and its listeners see nothing of ours.
 */
public final class Breakers {
    private final CircuitBreakerRegistry registry = CircuitBreakerRegistry.ofDefaults();
    private final NanoClock clock;

    /**
     * @param nanoClock a monotonic clock in nanoseconds
     */
    public Breakers(LongSupplier nanoClock) {
        this.clock = new NanoClock(nanoClock);
    }

    /** The registry the breakers live in, for those who bind its meters. */
    public CircuitBreakerRegistry registry() {
        return registry;
    }

    Breaker breaker(String name, GuardSettings settings, GuardListener listener, FaultListener faults) {
        BreakerSettings chosen = settings.breaker();
        CircuitBreakerConfig config = CircuitBreakerConfig.custom()
                .clock(clock)
                .slidingWindowType(SlidingWindowType.TIME_BASED)
                .slidingWindowSize((int) chosen.window().toSeconds())
                .minimumNumberOfCalls(chosen.minimumCalls())
                .failureRateThreshold((float) (chosen.failureRatio() * 100))
                // For the meters only: a slow call is given to the breaker as a failed one.
                .slowCallDurationThreshold(settings.timeout())
                .waitDurationInOpenState(chosen.openFor())
                .permittedNumberOfCallsInHalfOpenState(chosen.trialCalls())
                // A trial call that never ends must not hold the breaker half open for good.
                .maxWaitDurationInHalfOpenState(settings.timeout().plus(chosen.openFor()))
                .writableStackTraceEnabled(false)
                .build();
        return new Breaker(registered(name, config, faults), settings.timeout(), listener);
    }

    /** What binds meters to the registry runs inside it, and throws where the meter registry does. */
    private CircuitBreaker registered(String name, CircuitBreakerConfig config, FaultListener faults) {
        try {
            return registry.circuitBreaker(name, config);
        } catch (Throwable fault) {
            faults.isolated(Component.METRICS, fault);
            return CircuitBreaker.of(name, config);
        }
    }
}
