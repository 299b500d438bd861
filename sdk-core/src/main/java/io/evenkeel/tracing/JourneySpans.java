package io.evenkeel.tracing;

import io.evenkeel.call.CallObserver;
import io.evenkeel.call.Component;
import io.evenkeel.call.FaultListener;
import io.evenkeel.call.ObservedCall;
import io.evenkeel.call.Outcome;
import io.evenkeel.slo.ExclusionReason;
import io.evenkeel.slo.Objective;
import io.evenkeel.slo.Verdict;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * What traces say about one journey. An event ends with its span current: that span, whoever made it, is told what its
 * objectives have judged. Thread-safe. Never throws: what a tracer throws goes to the {@link FaultListener}.
 */
public final class JourneySpans implements CallObserver {
    private static final String SCOPE = "io.evenkeel";
    private static final Tracer NONE = OpenTelemetry.noop().getTracer(SCOPE);

    private static final AttributeKey<String> JOURNEY = AttributeKey.stringKey("slo.journey");
    private static final AttributeKey<String> RESULT = AttributeKey.stringKey("slo.result");
    private static final AttributeKey<String> CAUSE = AttributeKey.stringKey("slo.cause");
    private static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");

    private final String journey;
    private final Objective[] objectives;
    private final Tracer tracer;
    private final FaultListener faults;
    private final JourneySpan nothing;
    private final boolean parentDecides;

    /**
     * @param openTelemetry where spans are made; {@link OpenTelemetry#noop()} for nowhere, so that the span around the
     *     journey stays the current one
     * @param journey its name
     */
    public JourneySpans(OpenTelemetry openTelemetry, String journey, List<Objective> objectives, FaultListener faults) {
        this.journey = journey;
        this.objectives = objectives.toArray(Objective[]::new);
        this.tracer = openTelemetry.getTracer(SCOPE);
        this.faults = faults;
        this.nothing = new JourneySpan(null, faults);
        this.parentDecides = ParentDecides.of(openTelemetry);
    }

    /** Starts a span for a call of the journey: below the current span of this thread, if there is one. */
    public JourneySpan start() {
        if (tracer == NONE) {
            return nothing;
        }
        try {
            if (parentDecides && ParentDecides.onNothing(Span.current())) {
                return nothing;
            }
            return new JourneySpan(tracer.spanBuilder(journey).startSpan(), faults);
        } catch (Throwable fault) {
            faults.isolated(Component.TRACING, fault);
            return nothing;
        }
    }

    @Override
    public void ended(ObservedCall call) {
        try {
            Span span = Span.current();
            if (span.isRecording()) {
                tell(span, call);
            }
        } catch (Throwable fault) {
            faults.isolated(Component.TRACING, fault);
        }
    }

    /** An event has ended that counts for no objective, whatever became of it. */
    public void excluded() {
        try {
            Span.current().setAttribute(JOURNEY, journey).setAttribute(RESULT, "excluded");
        } catch (Throwable fault) {
            faults.isolated(Component.TRACING, fault);
        }
    }

    private void tell(Span span, ObservedCall call) {
        span.setAttribute(JOURNEY, journey);
        Objective missed = missed(call);
        if (missed != null) {
            span.setAttribute(RESULT, "bad")
                    .setAttribute(CAUSE, missed.cause(call).label());
        } else {
            span.setAttribute(RESULT, ExclusionReason.of(call.outcome()) == null ? "good" : "excluded");
        }
        if (isError(call.outcome())) {
            span.setAttribute(ERROR_TYPE, errorType(call)).setStatus(StatusCode.ERROR);
        }
    }

    /** The first objective that the event was bad for, or {@code null}. */
    private @Nullable Objective missed(ObservedCall call) {
        for (Objective objective : objectives) {
            if (objective.judge(call) == Verdict.BAD) {
                return objective;
            }
        }
        return null;
    }

    /** What is the client's fault, or was given up by the client, is no error of the one that serves it. */
    private static boolean isError(Outcome outcome) {
        return switch (outcome) {
            case FAILURE, TIMEOUT, REJECTED -> true;
            case SUCCESS, CLIENT_FAULT, CANCELLED, DEGRADED -> false;
        };
    }

    private static String errorType(ObservedCall call) {
        Throwable error = call.error();
        if (error == null) {
            return call.outcome().label();
        }
        Throwable cause = error.getCause();
        boolean wrapped = error instanceof CompletionException || error instanceof ExecutionException;
        return (wrapped && cause != null ? cause : error).getClass().getName();
    }
}
