package io.evenkeel.spring.inbound;

import io.evenkeel.Journey;
import io.evenkeel.call.Component;
import io.evenkeel.call.Deadline;
import io.evenkeel.call.FaultListener;
import io.evenkeel.call.HttpResult;
import io.evenkeel.call.JourneyContext;
import io.evenkeel.call.Outcome;
import io.evenkeel.slo.ExclusionReason;
import io.evenkeel.spring.tracing.ObservationSpans;
import io.micrometer.observation.Observation;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes each inbound request an event of exactly one journey. Never throws. */
final class InboundRecorder {
    private static final int SERVER_ERROR = 500;
    private static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");

    private final InboundJourneys journeys;
    private final Callers callers;
    private final ProbePaths probes;
    private final ObservationSpans spans;
    private final FaultListener faults;

    InboundRecorder(
            InboundJourneys journeys,
            Callers callers,
            ProbePaths probes,
            ObservationSpans spans,
            FaultListener faults) {
        this.journeys = journeys;
        this.callers = callers;
        this.probes = probes;
        this.spans = spans;
        this.faults = faults;
    }

    void started(Observation.Context context, Supplier<ArrivingRequest> arriving) {
        Arrival arrival = arrival(arriving, System.nanoTime());
        context.put(JourneyContext.class, arrival.carried());
        context.put(Arrival.class, arrival);
        spans.started(context);
    }

    private Arrival arrival(Supplier<ArrivingRequest> arriving, long nowNanos) {
        try {
            ArrivingRequest request = arriving.get();
            return new Arrival(nowNanos, carried(request, nowNanos), request.isManagement());
        } catch (Throwable fault) {
            faults.isolated(Component.INBOUND, fault);
            return new Arrival(nowNanos, new JourneyContext(), false);
        }
    }

    private JourneyContext carried(ArrivingRequest request, long nowNanos) {
        Callers.Said said = callers.read(request);
        Deadline deadline = said.left() == null ? null : Deadline.in(nowNanos, said.left());
        return journeys.ofArriving(request.method(), request.path()).context(deadline, said.retry());
    }

    void failed(Observation.Context context) {
        Arrival arrival = context.get(Arrival.class);
        if (arrival != null) {
            arrival.failed();
        }
    }

    void ended(Observation.Context context, Supplier<InboundRequest> ended) {
        try {
            spans.within(context, () -> record(ended.get(), context.getRequired(Arrival.class)));
        } catch (Throwable fault) {
            faults.isolated(Component.INBOUND, fault);
        }
    }

    /** The answer is about to be sent: a span of the OpenTelemetry agent ends with that, and so before the event does. */
    void answering(Observation.Context context, Supplier<InboundRequest> answered) {
        try {
            spans.within(context, () -> foretell(answered.get(), context.getRequired(Arrival.class)));
        } catch (Throwable fault) {
            faults.isolated(Component.INBOUND, fault);
        }
    }

    private void foretell(InboundRequest request, Arrival arrival) {
        Journey journey = journey(request, arrival);
        if (journey != null) {
            Outcome outcome = outcome(request, journey);
            journey.foretell(outcome, arrival.nanosUntil(System.nanoTime()), arrival.carried());
            tell(Span.current(), request, arrival, outcome);
        }
    }

    private void record(InboundRequest request, Arrival arrival) {
        Journey journey = journey(request, arrival);
        if (journey == null) {
            journeys.byDefault().exclude(ExclusionReason.PROBE);
            return;
        }
        Outcome outcome = outcome(request, journey);
        journey.record(outcome, arrival.nanosUntil(System.nanoTime()), request.error(), arrival.carried());
        tell(Span.current(), request, arrival, outcome);
    }

    /** The journey of a request, or {@code null} for a probe. */
    private @Nullable Journey journey(InboundRequest request, Arrival arrival) {
        Journey refusing = arrival.refusing();
        if (refusing != null) {
            return refusing;
        }
        return arrival.isManagement() || probes.contain(request.route(), request.path())
                ? null
                : journeys.of(request.method(), request.path(), request.handler());
    }

    /** The verdict reads the status: a handled exception leaves no error, an unhandled one leaves a 500. */
    private static Outcome outcome(InboundRequest request, Journey journey) {
        return request.aborted()
                ? Outcome.CANCELLED
                : journey.classify(new HttpResult(request.status()), request.error());
    }

    /** What the conventions for spans of HTTP servers want, and neither the journey nor Spring Boot knows. */
    private static void tell(Span span, InboundRequest request, Arrival arrival, Outcome outcome) {
        if (outcome == Outcome.CLIENT_FAULT || outcome == Outcome.CANCELLED) {
            if (arrival.isFailed()) {
                span.setStatus(StatusCode.OK); // nothing else takes back that what was thrown has made it an error
            }
        } else if (request.error() == null && request.status() >= SERVER_ERROR) {
            span.setAttribute(ERROR_TYPE, Integer.toString(request.status()));
        }
    }

    /** The first of the two that is known. */
    static @Nullable Throwable first(@Nullable Throwable known, @Nullable Object other) {
        return known == null && other instanceof Throwable error ? error : known;
    }
}
