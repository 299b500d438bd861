package io.evenkeel.context;

import io.evenkeel.call.CurrentJourney;
import io.evenkeel.call.JourneyContext;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.Scope;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** What a thread shows. */
@SuppressWarnings("try") // a scope is there to be closed
record Shown(
        @Nullable JourneyContext journey,
        @Nullable String span,
        @Nullable String traceId,
        @Nullable String ofTheApplication) {
    private static final ContextKey<String> SPAN = ContextKey.named("span");
    static final Shown NOTHING = new Shown(null, null, null, null);

    static Shown here() {
        return new Shown(
                CurrentJourney.get(), Context.current().get(SPAN), MDC.get("trace_id"), MDC.get("of-the-application"));
    }

    /** Shows something of each kind while something runs. */
    static void something(JourneyContext journey, String name, Runnable work) {
        CurrentJourney.enter(journey);
        MDC.put("trace_id", name);
        MDC.put("of-the-application", name);
        try (Scope scope = Context.current().with(SPAN, name).makeCurrent()) {
            work.run();
        } finally {
            MDC.remove("of-the-application");
            MDC.remove("trace_id");
            CurrentJourney.leave(journey);
        }
    }

    /** What another thread shows that takes over from one that shows this. */
    Shown handedOver() {
        return new Shown(journey, span, traceId, null);
    }

    /** Leaves something of each kind open, as faulty work does. */
    @SuppressWarnings("MustBeClosedChecker")
    static void leak() {
        CurrentJourney.enter(new JourneyContext());
        MDC.put("trace_id", "leaked");
        Context.current().with(SPAN, "leaked").makeCurrent();
    }
}
