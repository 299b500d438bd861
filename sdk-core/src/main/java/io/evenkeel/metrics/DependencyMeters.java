package io.evenkeel.metrics;

import io.evenkeel.call.BreakerState;
import io.evenkeel.call.CallMeter;
import io.evenkeel.call.GuardListener;
import io.evenkeel.call.Outcome;
import io.evenkeel.call.RejectionReason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The meters of one dependency. */
@SuppressWarnings("EnumOrdinal") // an index into an array in memory, never stored
public final class DependencyMeters implements CallMeter, GuardListener {
    private final MeterRegistry registry;
    private final String dependency;
    private final OutcomeTimers calls;
    private final @Nullable Counter[] attempts = new Counter[Outcome.values().length];
    private final Counter[] enforced;
    private final Counter[] observed;

    /**
     * @param boundaries of the latency histogram; the same list for every dependency of a registry
     */
    public DependencyMeters(MeterRegistry registry, String dependency, List<Duration> boundaries) {
        this.registry = registry;
        this.dependency = dependency;
        this.calls = new OutcomeTimers(
                registry,
                MeterNames.DEPENDENCY_CALLS,
                "Calls to a dependency, as their caller saw them",
                "dependency",
                dependency,
                boundaries);
        for (Outcome outcome : Outcome.values()) {
            if (outcome != Outcome.REJECTED && outcome != Outcome.DEGRADED) { // neither says what an attempt came to
                attempts[outcome.ordinal()] = Counter.builder(MeterNames.DEPENDENCY_ATTEMPTS)
                        .description("Attempts at calls to a dependency")
                        .tag("dependency", dependency)
                        .tag("outcome", outcome.label())
                        .register(registry);
            }
        }
        this.enforced = rejections("enforced");
        this.observed = rejections("observed");
    }

    /** By what is the reason: each has one. */
    private Counter[] rejections(String mode) {
        return Stream.of(RejectionReason.values())
                .map(reason -> rejections(reason, mode))
                .toArray(Counter[]::new);
    }

    private Counter rejections(RejectionReason reason, String mode) {
        return Counter.builder(MeterNames.DEPENDENCY_REJECTIONS)
                .description("Calls that the guard of a dependency refused, or would have refused")
                .tag("dependency", dependency)
                .tag("reason", reason.label())
                .tag("mode", mode)
                .register(registry);
    }

    /** Publishes the state of the breaker: 1 on the current state, 0 on the others. */
    public void publishBreakerState(Supplier<BreakerState> current) {
        for (BreakerState state : BreakerState.values()) {
            Gauge.builder(MeterNames.DEPENDENCY_BREAKER_STATE, () -> current.get() == state ? 1 : 0)
                    .description("1 on the state that the breaker of a dependency is in")
                    .tag("dependency", dependency)
                    .tag("state", state.label())
                    .register(registry);
        }
    }

    @Override
    public void ended(Outcome outcome, long durationNanos) {
        calls.record(outcome, durationNanos);
    }

    @Override
    public void attempted(Outcome outcome) {
        Counter counter = attempts[outcome.ordinal()];
        if (counter != null) {
            counter.increment();
        }
    }

    @Override
    public void refused(RejectionReason reason, boolean enforce) {
        (enforce ? enforced : observed)[reason.ordinal()].increment();
    }
}
