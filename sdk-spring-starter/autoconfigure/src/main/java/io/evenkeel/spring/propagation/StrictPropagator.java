package io.evenkeel.spring.propagation;

import io.evenkeel.call.Component;
import io.evenkeel.call.FaultListener;
import io.evenkeel.tracing.BaggageHeader;
import io.evenkeel.tracing.TraceParentHeader;
import io.evenkeel.tracing.TraceStateHeader;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.propagation.Propagator;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The application's own propagator, which is shown headers as the W3C has them: {@code traceparent} and {@code tracestate} read
 * from all lines by the standard's rules, and baggage of those whose baggage is taken in. Any other header that it asks for it
 * gets as it is, up to {@value #LONGEST} characters. A header that is not valid is one that is not there.
 */
final class StrictPropagator implements Propagator {
    private static final int LONGEST = 8192;
    private static final String BRAVE = "io.micrometer.tracing.brave.";

    private final Propagator chosen;
    private final AcceptedBaggage baggage;
    private final Supplier<FaultListener> faults;
    private final boolean takesBaggage;
    private final boolean isOpenTelemetry;

    StrictPropagator(Propagator chosen, AcceptedBaggage baggage, Supplier<FaultListener> faults) {
        this.chosen = chosen;
        this.baggage = baggage;
        this.faults = faults;
        this.takesBaggage = asksFor(BaggageHeader.NAME, chosen);
        this.isOpenTelemetry = !chosen.getClass().getName().startsWith(BRAVE);
    }

    /** The fields that a propagator names are those that it writes too: what it reads it is asked for. */
    private static boolean asksFor(String header, Propagator chosen) {
        Set<String> asked = new HashSet<>();
        try {
            chosen.extract("", (carrier, key) -> {
                asked.add(key.toLowerCase(Locale.ROOT));
                return null;
            });
        } catch (RuntimeException e) { // one of the application's own, which wants a carrier: no fault of ours
            return chosen.fields().contains(header);
        }
        return asked.contains(header);
    }

    @Override
    public List<String> fields() {
        return chosen.fields();
    }

    @Override
    public <C> void inject(TraceContext context, @Nullable C carrier, Setter<C> setter) {
        chosen.inject(context, carrier, setter);
    }

    @Override
    @SuppressWarnings("try") // the scope is there to be closed
    public <C> Span.Builder extract(C carrier, Getter<C> getter) {
        Incoming incoming = Carriers.of(carrier, key -> getter.get(carrier, key));
        Getter<C> shown = (same, key) -> value(incoming, key, getter, carrier);
        Baggage taken = taken(incoming);
        if (taken.isEmpty()) {
            return chosen.extract(carrier, shown);
        }
        // The stock propagator of OpenTelemetry before 1.62 takes in baggage without a bound, and allocates sixty times
        // its
        // length: it is not shown any. What is in the current context comes along with the context that it extracts.
        try (Scope ignored = Context.current().with(taken).makeCurrent()) {
            return chosen.extract(carrier, shown);
        }
    }

    private Baggage taken(Incoming incoming) {
        if (takesBaggage && isOpenTelemetry) {
            try {
                return baggage.of(incoming);
            } catch (RuntimeException e) {
                faults.get().isolated(Component.INBOUND, e);
            }
        }
        return Baggage.empty();
    }

    private <C> @Nullable String value(Incoming incoming, String key, Getter<C> getter, C carrier) {
        try {
            if (key.equalsIgnoreCase(TraceParentHeader.NAME)) {
                return TraceParentHeader.read(incoming.lines(key));
            }
            if (key.equalsIgnoreCase(TraceStateHeader.NAME)) {
                return emptyAsNull(TraceStateHeader.read(incoming.lines(key)));
            }
            if (key.equalsIgnoreCase(BaggageHeader.NAME)) {
                return isOpenTelemetry ? null : emptyAsNull(baggage.textOf(incoming));
            }
            String value = getter.get(carrier, key);
            return value == null || value.length() > LONGEST ? null : value;
        } catch (RuntimeException e) {
            faults.get().isolated(Component.INBOUND, e);
            return null;
        }
    }

    private static @Nullable String emptyAsNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
