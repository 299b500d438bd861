package io.evenkeel.tracing;

import static java.util.Objects.requireNonNull;

import io.evenkeel.call.CallScope;
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
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Gives calls to dependencies their spans: one that somebody else has made for the very same request gets our attributes, and
 * any other call gets a span of its own. Never throws. Thread-safe.
 */
public final class CallSpans implements CallTracer {
    private final Tracer tracer;
    private final TextMapPropagator propagator;
    private final boolean created;
    private final boolean parentDecides;
    private final FaultListener faults;

    private CallSpans(OpenTelemetry openTelemetry, String version, boolean created, FaultListener faults) {
        this.tracer = openTelemetry
                .tracerBuilder("io.evenkeel")
                .setInstrumentationVersion(version)
                .build();
        this.propagator = openTelemetry.getPropagators().getTextMapPropagator();
        this.created = created;
        this.parentDecides = ParentDecides.of(openTelemetry);
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
        Span current = Span.fromContext(here);
        if (request != null && request.spanned() == Spanned.BY_CURRENT) {
            return current.getSpanContext().isValid() ? enriched(dependency, request, here) : CallTrace.NONE;
        }
        if (!created) {
            return CallTrace.NONE;
        }
        boolean injected = false;
        if (request != null) {
            if (request.spanned() == Spanned.ELSEWHERE) {
                return CallTrace.NONE;
            }
            SpanContext carried = CarriedSpan.of(request, propagator);
            if (carried.isValid()
                    && !carried.getSpanId().equals(current.getSpanContext().getSpanId())) {
                return CallTrace.NONE; // somebody else has made a span for it
            }
            injected = !carried.isValid();
        }
        if (parentDecides && ParentDecides.onNothing(current)) {
            return request == null ? CallTrace.NONE : new UnsampledSpan(this, here, injected);
        }
        return own(dependency, request, here, agoNanos, injected);
    }

    private CallTrace own(
            String dependency, @Nullable SentRequest request, Context here, long agoNanos, boolean injected) {
        SpanBuilder builder = tracer.spanBuilder(
                        request == null ? dependency : RequestAttributes.spanName(request.method()))
                .setParent(here)
                .setSpanKind(SpanKind.CLIENT);
        if (agoNanos > 0) {
            builder.setStartTimestamp(new SpanClock(agoNanos).startNanos(), TimeUnit.NANOSECONDS);
        }
        if (request != null) {
            // Here, because a sampler may look at them; without a request it has the name of the span.
            builder.setAttribute(CallAttributes.NAME, dependency).setAllAttributes(RequestAttributes.of(request));
        }
        Span span = builder.startSpan();
        if (!span.isRecording()) {
            return span.getSpanContext().isValid()
                    ? new UnsampledSpan(this, here.with(span), injected)
                    : CallTrace.NONE;
        }
        if (request == null) {
            span.setAttribute(CallAttributes.NAME, dependency);
        }
        return new CallSpan(this, dependency, request, here.with(span), span, new SpanClock(agoNanos), true, injected);
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

    /** Makes a context the current one of this thread. */
    CallScope entered(Context context) {
        Scope scope = madeCurrent(context);
        return () -> close(scope);
    }

    /** Makes a context the current one of this thread, until {@link #close}. */
    @SuppressWarnings("MustBeClosedChecker") // by whoever has asked for it
    Scope madeCurrent(Context context) {
        try {
            return context.makeCurrent();
        } catch (Throwable fault) {
            isolated(fault);
            return Scope.noop();
        }
    }

    void close(Scope scope) {
        try {
            scope.close();
        } catch (Throwable fault) {
            isolated(fault);
        }
    }

    void inject(Context context, BiConsumer<String, String> header) {
        try {
            propagator.inject(context, header, (carrier, name, value) -> {
                if (carrier != null) {
                    carrier.accept(name, value);
                }
            });
        } catch (Throwable fault) {
            isolated(fault);
        }
    }

    void isolated(Throwable fault) {
        faults.isolated(Component.TRACING, fault);
    }
}
