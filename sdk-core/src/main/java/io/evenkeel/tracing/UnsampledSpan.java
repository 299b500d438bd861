package io.evenkeel.tracing;

import io.evenkeel.call.CallScope;
import io.evenkeel.call.CallTrace;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.function.BiConsumer;

/**
 * The span of a call that nobody will see: it is passed on, so that the dependency does not see it either, and told nothing. Is
 * its own first scope, so that there is one object for both.
 */
final class UnsampledSpan implements CallTrace, CallScope {
    private final CallSpans spans;
    private final Context context;
    private final boolean injected;
    private Scope first = Scope.noop();

    /**
     * @param context the one that has the span
     * @param injected whether the trace headers of the request are ours to write
     */
    UnsampledSpan(CallSpans spans, Context context, boolean injected) {
        this.spans = spans;
        this.context = context;
        this.injected = injected;
    }

    @Override
    public CallScope enterFirst() {
        first = spans.madeCurrent(context);
        return this;
    }

    @Override
    public void close() {
        spans.close(first);
    }

    @Override
    public CallScope enter() {
        return spans.entered(context);
    }

    @Override
    public void inject(BiConsumer<String, String> header) {
        if (injected) {
            spans.inject(context, header);
        }
    }
}
