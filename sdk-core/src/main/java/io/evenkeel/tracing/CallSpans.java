package io.evenkeel.tracing;

import static java.util.Objects.requireNonNull;

import io.evenkeel.call.CallTrace;
import io.evenkeel.call.CallTracer;
import io.evenkeel.call.Component;
import io.evenkeel.call.FaultListener;
import io.evenkeel.call.SentRequest;
import io.evenkeel.call.SentRequest.Spanned;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Gives calls to dependencies their spans: one that somebody else has made for the very same request gets our attributes, and
 * any other call gets a span of its own. Never throws. Thread-safe.
 */
public final class CallSpans implements CallTracer {
    private final Tracer tracer;
    private final TextMapPropagator propagator;
    private final boolean created;
    private final FaultListener faults;

    private CallSpans(OpenTelemetry openTelemetry, String version, boolean created, FaultListener faults) {
        this.tracer = openTelemetry
                .tracerBuilder("io.evenkeel")
                .setInstrumentationVersion(version)
                .build();
        this.propagator = openTelemetry.getPropagators().getTextMapPropagator();
        this.created = created;
        this.faults = faults;
    }

    /**
     * @param openTelemetry where spans are made; with {@link OpenTelemetry#noop()} nothing is traced
     * @param version of this SDK
     * @param created whether spans are made; otherwise only those of others get attributes
     * @param faults told of what OpenTelemetry throws
     */
    public static CallTracer of(OpenTelemetry openTelemetry, String version, boolean created, FaultListener faults) {
        requireNonNull(faults, "faults");
        if (openTelemetry == OpenTelemetry.noop()) {
            return NONE;
        }
        try {
            return new CallSpans(openTelemetry, version, created, faults);
        } catch (Throwable fault) {
            faults.isolated(Component.TRACING, fault);
            return NONE;
        }
    }

    @Override
    public CallTrace begin(String dependency, @Nullable SentRequest request, long agoNanos) {
        try {
            return begun(dependency, request, agoNanos);
        } catch (Throwable fault) {
            faults.isolated(Component.TRACING, fault);
            return CallTrace.NONE;
        }
    }

    private CallTrace begun(String dependency, @Nullable SentRequest request, long agoNanos) {
        Context here = Context.current();
        SpanContext parent = Span.fromContext(here).getSpanContext();
        if (request != null && request.spanned() == Spanned.BY_CURRENT) {
            return parent.isValid() ? enriched(dependency, request, here) : CallTrace.NONE;
        }
        if (!created) {
            return CallTrace.NONE;
        }
        boolean injected = request != null;
        if (request != null) {
            if (request.spanned() == Spanned.ELSEWHERE) {
                return CallTrace.NONE;
            }
            SpanContext carried = CarriedSpan.of(request, propagator);
            if (carried.isValid() && !carried.getSpanId().equals(parent.getSpanId())) {
                return CallTrace.NONE; // somebody else has made a span for it
            }
            injected = !carried.isValid();
        }
        return own(dependency, request, here, agoNanos, injected);
    }

    private CallTrace own(
            String dependency, @Nullable SentRequest request, Context here, long agoNanos, boolean injected) {
        SpanClock clock = new SpanClock(agoNanos);
        SpanBuilder builder = tracer.spanBuilder(
                        request == null ? dependency : RequestAttributes.spanName(request.method()))
                .setParent(here)
                .setSpanKind(SpanKind.CLIENT)
                .setStartTimestamp(clock.startNanos(), TimeUnit.NANOSECONDS)
                .setAttribute(CallAttributes.NAME, dependency);
        if (request != null) {
            builder.setAllAttributes(RequestAttributes.of(request));
        }
        Span span = builder.startSpan();
        return span.getSpanContext().isValid()
                ? new CallSpan(this, dependency, request, here.with(span), span, clock, true, injected)
                : CallTrace.NONE;
    }

    private CallTrace enriched(String dependency, SentRequest request, Context here) {
        Span span = Span.fromContext(here);
        if (span.isRecording()) {
            span.setAttribute(CallAttributes.NAME, dependency);
            span.setAllAttributes(RequestAttributes.of(request));
        }
        return new CallSpan(this, dependency, request, here, span, new SpanClock(0), false, true);
    }

    /** Whether attempts get spans. */
    boolean creates() {
        return created;
    }

    Tracer tracer() {
        return tracer;
    }

    TextMapPropagator propagator() {
        return propagator;
    }

    void isolated(Throwable fault) {
        faults.isolated(Component.TRACING, fault);
    }
}
