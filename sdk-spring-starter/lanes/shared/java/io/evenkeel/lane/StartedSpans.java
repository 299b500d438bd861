package io.evenkeel.lane;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each server's span of an application began with, and the baggage that has come with it, on either web stack. */
@Configuration(proxyBeanMethods = false)
class StartedSpans {
    /** A span, and what it continues. */
    record Started(SpanContext span, SpanContext parent) {}

    @Bean
    Spans serverSpans() {
        return new Spans();
    }

    @Bean
    Baggages arrivedBaggage(ObjectProvider<Tracer> tracer) {
        return new Baggages(tracer);
    }

    static final class Spans implements SpanProcessor {
        final BlockingQueue<Started> started = new LinkedBlockingQueue<>();

        @Override
        public void onStart(Context parent, ReadWriteSpan span) {
            if (span.getKind() == SpanKind.SERVER) {
                started.add(new Started(span.getSpanContext(), span.getParentSpanContext()));
            }
        }

        @Override
        public boolean isStartRequired() {
            return true;
        }

        @Override
        public void onEnd(ReadableSpan span) {}

        @Override
        public boolean isEndRequired() {
            return false;
        }
    }

    /** At the end of each request. */
    static final class Baggages implements ObservationHandler<Observation.Context> {
        final BlockingQueue<Map<String, String>> arrived = new LinkedBlockingQueue<>();
        private final ObjectProvider<Tracer> tracer;

        Baggages(ObjectProvider<Tracer> tracer) {
            this.tracer = tracer;
        }

        @Override
        public boolean supportsContext(Observation.Context context) {
            return context instanceof ReceiverContext;
        }

        @Override
        public void onStop(Observation.Context context) {
            TracingContext tracing = context.getRequired(TracingContext.class);
            arrived.add(tracer.getObject().getAllBaggage(tracing.getSpan().context()));
        }
    }
}
