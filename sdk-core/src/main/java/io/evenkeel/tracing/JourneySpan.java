package io.evenkeel.tracing;

import io.evenkeel.call.Component;
import io.evenkeel.call.FaultListener;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import org.jspecify.annotations.Nullable;

/** The span of one journey call, or nothing where no spans are made. Thread-safe. Never throws. */
public final class JourneySpan {
    /** While it is open, the span is the current one of its thread. Closed on the same thread, in reverse order. */
    @FunctionalInterface
    public interface Entered extends AutoCloseable {
        @Override
        void close();
    }

    private static final Entered NOTHING = () -> {};

    private final @Nullable Span span;
    private final FaultListener faults;

    JourneySpan(@Nullable Span span, FaultListener faults) {
        this.span = span;
        this.faults = faults;
    }

    /** Makes it the current span of this thread. */
    @SuppressWarnings("MustBeClosedChecker") // closed by what is returned
    public Entered enter() {
        if (span == null) {
            return NOTHING;
        }
        try {
            Scope scope = span.makeCurrent();
            return () -> isolated(scope::close);
        } catch (Throwable fault) {
            faults.isolated(Component.TRACING, fault);
            return NOTHING;
        }
    }

    /** Ends it; later calls do nothing. */
    public void end() {
        if (span != null) {
            isolated(span::end);
        }
    }

    private void isolated(Runnable work) {
        try {
            work.run();
        } catch (Throwable fault) {
            faults.isolated(Component.TRACING, fault);
        }
    }
}
