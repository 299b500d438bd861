package io.evenkeel.metrics;

import io.evenkeel.call.Cause;
import io.evenkeel.call.ObservedCall;
import io.evenkeel.call.Operation;
import io.evenkeel.call.Outcome;
import io.evenkeel.slo.Objective;
import io.evenkeel.slo.ObjectiveKind;
import io.micrometer.core.instrument.Counter;
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

    private static final Cause OTHER = Cause.dependency(Operation.OVERFLOW);

    private final MeterRegistry registry;
    private final String journey;
    private final String objective;
    private final Map<Cause, Counter> counters = new ConcurrentHashMap<>();

    BadEventMeters(MeterRegistry registry, String journey, Objective objective) {
        this.registry = registry;
        this.journey = journey;
        this.objective = objective.name();
        counter(Cause.OWN_ERROR);
        counter(Cause.TIMEOUT);
        counter(Cause.CIRCUIT_OPEN);
        counter(Cause.OVERLOAD);
        if (objective.kind() == ObjectiveKind.LATENCY) {
            counter(Cause.LATE);
        }
    }

    void count(ObservedCall call) {
        counter(cause(call.outcome(), call.cause())).increment();
    }

    private static Cause cause(Outcome outcome, @Nullable Cause left) {
        if (left != null) {
            return left;
        }
        return switch (outcome) {
            case SUCCESS -> Cause.LATE;
            case TIMEOUT -> Cause.TIMEOUT;
            case REJECTED -> Cause.OVERLOAD;
            case FAILURE, CLIENT_FAULT, CANCELLED -> Cause.OWN_ERROR;
        };
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

    private Counter registered(Cause cause) {
        return Counter.builder(MeterNames.SLO_BAD_EVENTS)
                .description("Bad events by what caused them")
                .tag("journey", journey)
                .tag("objective", objective)
                .tag("cause", cause.label())
                .register(registry);
    }
}
