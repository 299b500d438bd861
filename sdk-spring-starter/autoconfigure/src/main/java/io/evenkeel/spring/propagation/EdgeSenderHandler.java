package io.evenkeel.spring.propagation;

import io.evenkeel.call.Component;
import io.evenkeel.call.FaultListener;
import io.evenkeel.tracing.BaggageHeader;
import io.micrometer.observation.transport.SenderContext;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.PropagatingSenderTracingObservationHandler;
import io.micrometer.tracing.propagation.Propagator;
import java.util.function.Supplier;

/** Boot's own handler of what is sent, but that baggage goes only where it may go. */
final class EdgeSenderHandler extends PropagatingSenderTracingObservationHandler<SenderContext<Object>> {
    private final Propagator propagator;
    private final Destinations destinations;
    private final Supplier<FaultListener> faults;

    EdgeSenderHandler(Tracer tracer, Propagator propagator, Destinations destinations, Supplier<FaultListener> faults) {
        super(tracer, propagator);
        this.propagator = propagator;
        this.destinations = destinations;
        this.faults = faults;
    }

    @Override
    public void onStart(SenderContext<Object> context) {
        Span span = createSenderSpan(context);
        propagator.inject(span.context(), context.getCarrier(), (carrier, key, value) -> {
            if (!BaggageHeader.NAME.equalsIgnoreCase(key) || mayGo(context)) {
                context.getSetter().set(carrier, key, value);
            }
        });
        getTracingContext(context).setSpan(span);
    }

    private boolean mayGo(SenderContext<?> context) {
        try {
            return destinations.get(context);
        } catch (RuntimeException e) {
            faults.get().isolated(Component.OUTBOUND, e);
            return false;
        }
    }
}
