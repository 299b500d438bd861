package io.evenkeel.spring.inbound;

import io.evenkeel.Journey;
import io.evenkeel.call.Component;
import io.evenkeel.call.FaultListener;
import io.evenkeel.call.HttpResult;
import io.evenkeel.call.JourneyContext;
import io.evenkeel.call.Outcome;
import io.evenkeel.slo.ExclusionReason;
import io.micrometer.observation.Observation;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes each inbound request an event of exactly one journey. Never throws. */
final class InboundRecorder {
    private record Arrival(long nanos, JourneyContext carried, boolean management) {}

    private final RouteTable routes;
    private final AnnotatedHandlers handlers;
    private final Journey defaultJourney;
    private final ProbePaths probes;
    private final FaultListener faults;

    InboundRecorder(
            RouteTable routes,
            AnnotatedHandlers handlers,
            Journey defaultJourney,
            ProbePaths probes,
            FaultListener faults) {
        this.routes = routes;
        this.handlers = handlers;
        this.defaultJourney = defaultJourney;
        this.probes = probes;
        this.faults = faults;
    }

    void started(Observation.Context context) {
        started(context, () -> false);
    }

    /**
     * @param management whether the request came in at the port of the management
     */
    void started(Observation.Context context, BooleanSupplier management) {
        JourneyContext carried = new JourneyContext();
        context.put(JourneyContext.class, carried);
        context.put(Arrival.class, new Arrival(System.nanoTime(), carried, isTrue(management)));
    }

    private boolean isTrue(BooleanSupplier management) {
        try {
            return management.getAsBoolean();
        } catch (Throwable fault) {
            faults.isolated(Component.INBOUND, fault);
            return false;
        }
    }

    void ended(Observation.Context context, Supplier<InboundRequest> ended) {
        try {
            Arrival arrival = context.getRequired(Arrival.class);
            record(ended.get(), System.nanoTime() - arrival.nanos(), arrival);
        } catch (Throwable fault) {
            faults.isolated(Component.INBOUND, fault);
        }
    }

    private void record(InboundRequest request, long durationNanos, Arrival arrival) {
        if (arrival.management() || probes.contain(request.route(), request.path())) {
            defaultJourney.exclude(ExclusionReason.PROBE);
            return;
        }
        Journey journey = journey(request);
        // The verdict reads the status: a handled exception leaves no error, an unhandled one leaves a 500.
        Outcome outcome = request.aborted()
                ? Outcome.CANCELLED
                : journey.classify(new HttpResult(request.status()), request.error());
        journey.record(outcome, durationNanos, request.error(), arrival.carried());
    }

    private Journey journey(InboundRequest request) {
        try {
            Journey mapped = routes.find(request.method(), request.path());
            mapped = mapped == null ? handlers.find(request.handler()) : mapped;
            return mapped == null ? defaultJourney : mapped;
        } catch (Throwable fault) {
            faults.isolated(Component.INBOUND, fault);
            return defaultJourney;
        }
    }

    /** The first of the two that is known. */
    static @Nullable Throwable first(@Nullable Throwable known, @Nullable Object other) {
        return known == null && other instanceof Throwable error ? error : known;
    }
}
