package io.evenkeel.spring.inbound;

import io.evenkeel.Journey;
import io.evenkeel.call.Component;
import io.evenkeel.call.FaultListener;
import io.evenkeel.guard.GuardMode;
import io.micrometer.observation.Observation;
import java.util.function.Supplier;

/** Counts requests that nobody waits for any more, and says whether their work is to be done all the same. Never throws. */
final class LateRequests {
    private final InboundJourneys journeys;
    private final ProbePaths probes;
    private final GuardMode deadlines;
    private final Supplier<GuardMode> guards;
    private final FaultListener faults;

    /**
     * @param deadlines whether late work is refused, counted, or neither
     * @param guards how far guards go now: late work goes no further
     */
    LateRequests(
            InboundJourneys journeys,
            ProbePaths probes,
            GuardMode deadlines,
            Supplier<GuardMode> guards,
            FaultListener faults) {
        this.journeys = journeys;
        this.probes = probes;
        this.deadlines = deadlines;
        this.guards = guards;
        this.faults = faults;
    }

    /** Whether a request is to be answered with status 504 instead of its work. */
    boolean refuses(Observation.Context context, ArrivingRequest request) {
        try {
            Arrival arrival = context.get(Arrival.class);
            return arrival != null
                    && !arrival.isManagement()
                    && arrival.isLate(System.nanoTime())
                    && refuses(arrival, request);
        } catch (Throwable fault) {
            faults.isolated(Component.INBOUND, fault);
            return false;
        }
    }

    private boolean refuses(Arrival arrival, ArrivingRequest request) {
        GuardMode all = guards.get();
        if (deadlines == GuardMode.OFF || all == GuardMode.OFF || probes.contain(null, request.path())) {
            return false;
        }
        boolean refused = deadlines == GuardMode.ENFORCE && all == GuardMode.ENFORCE;
        Journey journey = journeys.ofArriving(request.method(), request.path());
        journey.late(refused);
        if (refused) {
            arrival.refusedBy(journey);
        }
        return refused;
    }
}
