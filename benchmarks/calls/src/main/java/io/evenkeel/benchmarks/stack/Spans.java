package io.evenkeel.benchmarks.stack;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import java.util.function.Supplier;

/** A span around a call, as a team writes it by hand: kind, two attributes, current while the call runs. */
public final class Spans {
    private static final AttributeKey<String> DEPENDENCY = AttributeKey.stringKey("dependency");
    private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("outcome");

    private final Tracer tracer;
    private final String name;
    private final SpanKind kind;

    public Spans(Tracing tracing, String name, SpanKind kind) {
        this.tracer = tracing.openTelemetry().getTracer("by-hand");
        this.name = name;
        this.kind = kind;
    }

    /** The attributes go to the builder, where samplers see them, as OpenTelemetry's own instrumentations do it. */
    public Span start() {
        return tracer.spanBuilder(name)
                .setSpanKind(kind)
                .setAttribute(DEPENDENCY, name)
                .setAttribute(OUTCOME, "success")
                .startSpan();
    }

    /** The attributes only where somebody will see them: the floor. */
    public Span leanStart() {
        Span span = tracer.spanBuilder(name).setSpanKind(kind).startSpan();
        if (span.isRecording()) {
            span.setAttribute(DEPENDENCY, name).setAttribute(OUTCOME, "success");
        }
        return span;
    }

    /** Its end is still to come. */
    public static void failed(Span span, RuntimeException failure) {
        span.recordException(failure).setStatus(StatusCode.ERROR);
    }

    /** Runs the work with this span, and ends it. Who must not pay for the object that hands the work over writes this out. */
    @SuppressWarnings("try") // the scope is there to be closed
    public static Object run(Span span, Supplier<Object> work) {
        try (Scope current = span.makeCurrent()) {
            return work.get();
        } catch (RuntimeException failure) {
            failed(span, failure);
            throw failure;
        } finally {
            span.end();
        }
    }
}
