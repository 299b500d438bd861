package io.evenkeel.metrics;

import io.evenkeel.call.Cause;
import io.evenkeel.call.ObservedCall;
import io.evenkeel.call.Operation;
import io.evenkeel.slo.Cadence;
import io.evenkeel.slo.Objective;
import io.evenkeel.slo.ObjectiveKind;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Who burnt the budget of one objective. The fixed causes exist at 0 from the start; of the dependencies at most
 * {@value #MOST_DEPENDENCIES} have a cause of their own.
 */
final class BadEventMeters {
    static final int MOST_DEPENDENCIES = 20;

    private static final String DESCRIPTION = "Bad events by what caused them";
    private static final Cause OTHER = Cause.dependency(Operation.OVERFLOW);

    private final MeterRegistry registry;
    private final String journey;
    private final Objective objective;
    private final Map<Cause, Counter> counters = new ConcurrentHashMap<>();

    /**
     * @param cadence that the registry reads how often a success was missed from, or {@code null}
     */
    BadEventMeters(MeterRegistry registry, String journey, Objective objective, @Nullable Cadence cadence) {
        this.registry = registry;
        this.journey = journey;
        this.objective = objective;
        counter(Cause.OWN_ERROR);
        counter(Cause.TIMEOUT);
        counter(Cause.CIRCUIT_OPEN);
        counter(Cause.OVERLOAD);
        if (objective.kind() != ObjectiveKind.AVAILABILITY) {
            counter(Cause.LATE);
        }
        if (cadence != null) {
            publishMissed(cadence);
        } else if (objective.kind() == ObjectiveKind.FRESHNESS) {
            counter(Cause.MISSED);
        }
    }

    void count(ObservedCall call) {
        counter(objective.cause(call)).increment();
    }

    private Counter counter(Cause cause) {
        Counter known = counters.get(cause);
        if (known != null) {
            return known;
        }
        synchronized (counters) {
            Cause capped = cause.isDependency() && isFull() ? OTHER : cause;
            return counters.computeIfAbsent(capped, this::registered);
        }
    }

    private boolean isFull() {
        return counters.keySet().stream().filter(Cause::isDependency).count() >= MOST_DEPENDENCIES;
    }

    private void publishMissed(Cadence cadence) {
        FunctionCounter.builder(MeterNames.SLO_BAD_EVENTS, cadence, Cadence::missed)
                .description(DESCRIPTION)
                .tag("journey", journey)
                .tag("objective", objective.name())
                .tag("cause", Cause.MISSED.label())
                .register(registry);
    }

    private Counter registered(Cause cause) {
        return Counter.builder(MeterNames.SLO_BAD_EVENTS)
                .description(DESCRIPTION)
                .tag("journey", journey)
                .tag("objective", objective.name())
                .tag("cause", cause.label())
                .register(registry);
    }
}
