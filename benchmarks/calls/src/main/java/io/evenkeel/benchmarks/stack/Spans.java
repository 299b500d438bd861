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
    public Object around(Supplier<Object> work) {
        return run(
                tracer.spanBuilder(name)
                        .setSpanKind(kind)
                        .setAttribute(DEPENDENCY, name)
                        .setAttribute(OUTCOME, "success")
                        .startSpan(),
                work);
    }

    /** The attributes only where somebody will see them: the floor. */
    public Object leanAround(Supplier<Object> work) {
        Span span = tracer.spanBuilder(name).setSpanKind(kind).startSpan();
        if (span.isRecording()) {
            span.setAttribute(DEPENDENCY, name).setAttribute(OUTCOME, "success");
        }
        return run(span, work);
    }

    @SuppressWarnings("try") // the scope is there to be closed
    private static Object run(Span span, Supplier<Object> work) {
        try (Scope current = span.makeCurrent()) {
            return work.get();
        } catch (RuntimeException failure) {
            span.recordException(failure).setStatus(StatusCode.ERROR);
            throw failure;
        } finally {
            span.end();
        }
    }
}
