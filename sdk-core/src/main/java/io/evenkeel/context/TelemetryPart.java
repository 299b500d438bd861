package io.evenkeel.context;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;

/** The current context of OpenTelemetry, which has the span and the baggage. */
@SuppressWarnings("MustBeClosedChecker") // closed by what is given back, on every way out
final class TelemetryPart implements ThreadPart {
    @Override
    public Taken take() {
        Context taken = Context.current();
        return () -> {
            Context before = Context.current();
            Scope scope = taken.makeCurrent();
            return () -> putBack(scope, before);
        };
    }

    private static void putBack(Scope scope, Context before) {
        scope.close();
        if (Context.current() != before) {
            before.makeCurrent(); // the work left a scope open, and then OpenTelemetry does not close those around it
        }
    }
}
