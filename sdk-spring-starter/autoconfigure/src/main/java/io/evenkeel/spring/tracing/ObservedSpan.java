package io.evenkeel.spring.tracing;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationView;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import io.micrometer.tracing.otel.bridge.OtelSpan;
import io.opentelemetry.api.trace.Span;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;
import reactor.util.context.ContextView;

/** The span that Micrometer has made of an observation, where it makes them with OpenTelemetry. */
public final class ObservedSpan {
    private static final boolean BRIDGED =
            ClassUtils.isPresent("io.micrometer.tracing.otel.bridge.OtelSpan", ObservedSpan.class.getClassLoader());

    private ObservedSpan() {}

    /** The span of an observation, or {@code null} if it has none. */
    public static @Nullable Span of(Observation.ContextView observed) {
        return BRIDGED ? Bridge.span(observed) : null;
    }

    /** Loaded only where there is a bridge to OpenTelemetry. */
    private static final class Bridge {
        static @Nullable Span span(Observation.ContextView observed) {
            TracingContext traced = observed.get(TracingContext.class);
            return traced != null && traced.getSpan() instanceof OtelSpan span ? OtelSpan.toOtel(span) : null;
        }
    }

    /** Loaded only where there is Reactor. */
    public static final class Reactive {
        /** The key of micrometer-observation, whose constant needs one more library to be read. */
        private static final String OBSERVATION = "micrometer.observation";

        private Reactive() {}

        /** The observation that the work of a subscriber belongs to, or {@code null}. */
        public static Observation.@Nullable ContextView observed(ContextView context) {
            return context.getOrDefault(OBSERVATION, null) instanceof ObservationView view
                    ? view.getContextView()
                    : null;
        }

        /** Its span; where it has none, the current one of this thread. */
        public static Span spanOrCurrent(ContextView context) {
            Observation.ContextView observed = observed(context);
            Span span = observed == null ? null : of(observed);
            return span == null ? Span.current() : span;
        }
    }
}
