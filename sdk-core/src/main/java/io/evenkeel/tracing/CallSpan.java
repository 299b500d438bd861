package io.evenkeel.tracing;

import io.evenkeel.call.BreakerState;
import io.evenkeel.call.CallScope;
import io.evenkeel.call.CallTrace;
import io.evenkeel.call.Outcome;
import io.evenkeel.call.RejectionReason;
import io.evenkeel.call.SentRequest;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The span of one call, our own or that of somebody else, and those of its attempts once there is more than one: the first is
 * made when the second is decided on, with the times that it had.
 */
final class CallSpan implements CallTrace {
    private record Attempted(
            long startNanos,
            long endNanos,
            Outcome outcome,
            @Nullable Throwable error,
            int status) {
        Attempted at(long now) {
            return new Attempted(startNanos, now, outcome, error, status);
        }
    }

    private static final long UNKNOWN = 0;

    private final CallSpans spans;
    private final String dependency;
    private final @Nullable SentRequest request;
    private final Context context;
    private final Span span;
    private final SpanClock clock;
    private final boolean own;
    private final boolean injected;
    private final boolean recording;
    private final ReentrantLock lock = new ReentrantLock();

    private volatile Context current;
    private @Nullable Span attempt;
    private @Nullable Attempted first;
    private long attemptStartNanos;
    private int status;
    private boolean over;

    /**
     * @param context the one that has the span
     * @param own whether we have made the span, and so have to end it
     * @param injected whether the trace headers of the request are ours to write
     */
    CallSpan(
            CallSpans spans,
            String dependency,
            @Nullable SentRequest request,
            Context context,
            Span span,
            SpanClock clock,
            boolean own,
            boolean injected) {
        this.spans = spans;
        this.dependency = dependency;
        this.request = request;
        this.context = context;
        this.span = span;
        this.clock = clock;
        this.own = own;
        this.injected = injected;
        this.recording = span.isRecording();
        this.current = context;
    }

    @Override
    public CallScope enter() {
        return spans.entered(current);
    }

    @Override
    public void inject(BiConsumer<String, String> header) {
        Context told = current;
        if (injected && (own || told != context)) {
            spans.inject(told, header);
        }
    }

    @Override
    public void attempting(int retries, BreakerState breaker) {
        told(() -> {
            status = 0;
            attemptStartNanos = retries == 0 ? clock.startNanos() : clock.nowNanos();
            if (recording) {
                if (breaker != BreakerState.CLOSED) {
                    span.setAttribute(CallAttributes.BREAKER_STATE, breaker.label());
                }
                if (retries > 0) {
                    span.setAttribute(CallAttributes.RETRY_COUNT, (long) retries);
                    begin(retries);
                }
            }
        });
    }

    private void begin(int retries) {
        if (spans.creates()) {
            Span live = attempt(attemptStartNanos);
            if (request != null) {
                live.setAttribute(RequestAttributes.RESEND_COUNT, (long) retries);
            }
            attempt = live;
            current = context.with(live);
        }
    }

    private Span attempt(long startNanos) {
        SpanBuilder builder = spans.tracer()
                .spanBuilder(request == null ? dependency : RequestAttributes.spanName(request.method()))
                .setParent(context)
                .setSpanKind(SpanKind.CLIENT)
                .setStartTimestamp(startNanos, TimeUnit.NANOSECONDS)
                .setAttribute(CallAttributes.NAME, dependency);
        if (request != null) {
            builder.setAllAttributes(RequestAttributes.of(request));
        }
        return builder.startSpan();
    }

    @Override
    public void answered(int head, @Nullable Outcome outcome) {
        told(() -> {
            status = head;
            if (!own && recording && outcome != null) {
                // Its owner may end it with the head of the answer.
                span.setAttribute(RequestAttributes.STATUS_CODE, (long) head);
                span.setAttribute(CallAttributes.OUTCOME, outcome.label());
            }
        });
    }

    @Override
    public void attempted(Outcome outcome, @Nullable Throwable error) {
        told(() -> {
            if (attempt == null) {
                // When it ended is asked where somebody wants to know, which is right after it.
                first = new Attempted(attemptStartNanos, UNKNOWN, outcome, error, status);
            } else {
                end(attempt, new Attempted(attemptStartNanos, clock.nowNanos(), outcome, error, status));
            }
        });
    }

    private void end(Span ofAttempt, Attempted ended) {
        attempt = null;
        current = context;
        tell(ofAttempt, ended);
        ofAttempt.end(ended.endNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void retrying() {
        told(() -> {
            Attempted ended = first;
            first = null;
            if (ended != null && recording && spans.creates()) {
                end(attempt(ended.startNanos()), ended.at(clock.nowNanos()));
            }
        });
    }

    @Override
    public void refused(RejectionReason reason, boolean enforced, BreakerState breaker) {
        told(() -> {
            if (recording) {
                span.setAttribute(CallAttributes.REJECTION_REASON, reason.label());
                span.setAttribute(CallAttributes.REJECTION_MODE, enforced ? "enforced" : "observed");
                span.setAttribute(CallAttributes.BREAKER_STATE, breaker.label());
            }
        });
    }

    @Override
    public void ended(Outcome outcome, @Nullable Throwable error) {
        told(() -> {
            over = true;
            boolean ownClock = attempt != null || clock.isBackdated();
            long endNanos = ownClock ? clock.nowNanos() : UNKNOWN;
            Attempted last = new Attempted(clock.startNanos(), endNanos, outcome, error, answer(outcome));
            try {
                if (attempt != null) {
                    end(attempt, last);
                }
                if (recording) {
                    tell(span, last);
                }
            } finally {
                if (own && clock.isBackdated()) {
                    span.end(last.endNanos(), TimeUnit.NANOSECONDS);
                } else if (own) {
                    span.end(); // by the clock that it was started by
                }
            }
        });
    }

    /** A call that was refused in the end has no answer, though an attempt of it may have had one. */
    private int answer(Outcome outcome) {
        return outcome == Outcome.REJECTED ? 0 : status;
    }

    private void tell(Span told, Attempted ended) {
        told.setAttribute(CallAttributes.OUTCOME, ended.outcome().label());
        if (ended.status() > 0) {
            told.setAttribute(RequestAttributes.STATUS_CODE, (long) ended.status());
        }
        boolean failed = Failure.is(ended.outcome());
        if (failed) {
            Failure.tell(told, ended.outcome(), ended.error(), ended.status());
        }
        // The owner of another span tells of exceptions in its own way.
        if ((own || told != span) && (failed || ended.outcome() == Outcome.DEGRADED)) {
            Failure.tellException(told, ended.error());
        }
    }

    private void told(Runnable telling) {
        lock.lock();
        try {
            if (!over) {
                telling.run();
            }
        } catch (Throwable fault) {
            spans.isolated(fault);
        } finally {
            lock.unlock();
        }
    }
}
