package io.evenkeel.guard;

import io.evenkeel.call.Component;
import io.evenkeel.call.FaultListener;
import io.evenkeel.call.GuardListener;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Makes the breakers of one SDK instance. They live in a registry of their own: an application's
 * {@code CircuitBreakerRegistry}, its health indicators and its listeners see nothing of ours.
 */
public final class Breakers {
    private final CircuitBreakerRegistry registry = CircuitBreakerRegistry.ofDefaults();
    private final LongSupplier nanoClock;
    private final NanoClock clock;
    private volatile boolean followed;

    /**
     * @param nanoClock a monotonic clock in nanoseconds
     */
    public Breakers(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
        this.clock = new NanoClock(nanoClock);
    }

    /**
     * The registry the breakers live in, for those who bind its meters. From now on Resilience4j hears of every call, and its
     * windows decide; otherwise it hears nothing as long as a breaker is closed, which is cheaper.
     */
    public CircuitBreakerRegistry followed() {
        followed = true;
        return registry;
    }

    Breaker breaker(String name, GuardSettings settings, GuardListener listener, FaultListener faults) {
        CircuitBreakerConfig config = config(settings);
        return breaker(
                registered(name, faults, () -> registry.circuitBreaker(name, config), config), settings, listener);
    }

    /** A new breaker in the place of the one that has this name. */
    Breaker changed(String name, GuardSettings settings, GuardListener listener, FaultListener faults) {
        CircuitBreakerConfig config = config(settings);
        CircuitBreaker made = CircuitBreaker.of(name, config);
        registered(
                name,
                faults,
                () -> {
                    registry.replace(name, made);
                    return made;
                },
                config);
        return breaker(made, settings, listener);
    }

    private Breaker breaker(CircuitBreaker breaker, GuardSettings settings, GuardListener listener) {
        return new Breaker(breaker, settings, !followed, nanoClock, listener);
    }

    private CircuitBreakerConfig config(GuardSettings settings) {
        BreakerSettings chosen = settings.breaker();
        return CircuitBreakerConfig.custom()
                .clock(clock)
                .slidingWindowType(SlidingWindowType.TIME_BASED)
                .slidingWindowSize((int) chosen.window().toSeconds())
                .minimumNumberOfCalls(chosen.minimumCalls())
                .failureRateThreshold((float) (chosen.failureRatio() * 100))
                // For the meters only: a slow call is given to the breaker as a failed one.
                .slowCallDurationThreshold(settings.longestAttempt())
                .waitDurationInOpenState(chosen.openFor())
                .permittedNumberOfCallsInHalfOpenState(chosen.trialCalls())
                .writableStackTraceEnabled(false)
                .build();
    }

    /** What binds meters to the registry runs inside it, and throws where the meter registry does. */
    private static CircuitBreaker registered(
            String name, FaultListener faults, Supplier<CircuitBreaker> registration, CircuitBreakerConfig config) {
        try {
            return registration.get();
        } catch (Throwable fault) {
            faults.isolated(Component.METRICS, fault);
            return CircuitBreaker.of(name, config);
        }
    }
}
