package io.evenkeel.benchmarks.stack;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;

/** The profiles of tracing that a call is measured in. */
public enum Tracing {
    /** No tracer. */
    P0 {
        @Override
        public OpenTelemetry openTelemetry() {
            return OpenTelemetry.noop();
        }
    },
    /** The SDK with a parent-based sampler, below a parent that is not sampled: no span is needed. */
    P0_PARENT {
        @Override
        public OpenTelemetry openTelemetry() {
            return sdk(Sampler.alwaysOff());
        }

        @Override
        public Scope parent() {
            return Span.wrap(SpanContext.create(
                            "0123456789abcdef0123456789abcdef",
                            "0123456789abcdef",
                            TraceFlags.getDefault(),
                            TraceState.getDefault()))
                    .makeCurrent();
        }
    },
    /** The SDK with a parent-based sampler: a root span with each call, never sampled. */
    P1 {
        @Override
        public OpenTelemetry openTelemetry() {
            return sdk(Sampler.alwaysOff());
        }
    },
    /** The same, 10 % sampled, handed to a batch processor whose exporter does nothing. */
    P2 {
        @Override
        public OpenTelemetry openTelemetry() {
            return sdk(Sampler.traceIdRatioBased(0.1));
        }
    };

    /** Where the spans of this profile are made. */
    public abstract OpenTelemetry openTelemetry();

    /** Makes the parent current that calls of this profile have. To be closed on this thread. */
    public Scope parent() {
        return Scope.noop();
    }

    /** Whether there is a tracer at all. */
    public boolean traces() {
        return this != P0;
    }

    private static OpenTelemetry sdk(Sampler ofRoots) {
        return OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .setSampler(Sampler.parentBased(ofRoots))
                        .addSpanProcessor(
                                BatchSpanProcessor.builder(new NoExport()).build())
                        .build())
                .build();
    }
}
