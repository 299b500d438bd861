package io.evenkeel.tracing;

import io.evenkeel.call.Component;
import io.evenkeel.call.FaultListener;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import org.jspecify.annotations.Nullable;

/** The span of one journey call, or nothing where no spans are made. Thread-safe. Never throws. */
public final class JourneySpan {
    /** While it is open, the span is the current one of its thread. Closed on the same thread, in reverse order. */
    public static final class Entered implements AutoCloseable {
        private final Scope scope;
        private final FaultListener faults;

        private Entered(Scope scope, FaultListener faults) {
            this.scope = scope;
            this.faults = faults;
        }

        @Override
        public void close() {
            try {
                scope.close();
            } catch (Throwable fault) {
                faults.isolated(Component.TRACING, fault);
            }
        }
    }

    private final @Nullable Span span;
    private final FaultListener faults;

    JourneySpan(@Nullable Span span, FaultListener faults) {
        this.span = span;
        this.faults = faults;
    }

    /** Makes it the current span of this thread. */
    @SuppressWarnings("MustBeClosedChecker") // closed by what is returned
    public Entered enter() {
        Scope scope = Scope.noop();
        if (span != null) {
            try {
                scope = span.makeCurrent();
            } catch (Throwable fault) {
                faults.isolated(Component.TRACING, fault);
            }
        }
        return new Entered(scope, faults);
    }

    /** Ends it; later calls do nothing. */
    public void end() {
        if (span != null) {
            try {
                span.end();
            } catch (Throwable fault) {
                faults.isolated(Component.TRACING, fault);
            }
        }
    }
}
