package io.evenkeel;

import static java.util.Objects.requireNonNull;

import io.evenkeel.call.ActiveCall;
import io.evenkeel.call.CallRecorder;
import io.evenkeel.call.CurrentJourney;
import io.evenkeel.call.Deadline;
import io.evenkeel.call.JourneyContext;
import io.evenkeel.call.JourneyScope;
import io.evenkeel.call.ObservedCall;
import io.evenkeel.call.Outcome;
import io.evenkeel.slo.BurnRate;
import io.evenkeel.slo.BurnRateView;
import io.evenkeel.slo.ExclusionReason;
import io.evenkeel.slo.Objective;
import io.evenkeel.tracing.JourneySpan;
import io.evenkeel.tracing.JourneySpans;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A critical user journey: a named, user-visible capability of a service that has objectives. Measures work that runs
 * through it. Thread-safe. Adds no exception of its own: what the work returns or throws passes through untouched.
 */
public final class Journey {
    private final CallRecorder recorder;
    private final List<Objective> objectives;
    private final BurnRateView burnRates;
    private final JourneyCounts counts;
    private final @Nullable Duration deadline;
    private final JourneyScope scope;
    private final JourneySpans spans;

    Journey(
            CallRecorder recorder,
            List<Objective> objectives,
            BurnRateView burnRates,
            JourneyCounts counts,
            @Nullable Duration deadline,
            JourneyScope scope,
            JourneySpans spans) {
        this.recorder = recorder;
        this.objectives = objectives;
        this.burnRates = burnRates;
        this.counts = counts;
        this.deadline = deadline;
        this.scope = scope;
        this.spans = spans;
    }

    /** The value of the {@code journey} label. */
    public String name() {
        return recorder.operation().name();
    }

    /** What this journey promises. */
    public List<Objective> objectives() {
        return objectives;
    }

    /** How fast this instance spends the budget of each objective, by its name; the shortest window first. */
    public Map<String, List<BurnRate>> burnRates() {
        return burnRates.rates();
    }

    /** How long a call of this journey may take at most, or {@code null} if nothing was said. */
    public @Nullable Duration deadline() {
        return deadline;
    }

    /**
     * What a call of this journey that starts now carries along: the earlier of its own deadline and that of its caller.
     *
     * @param callerDeadline when the caller gives up, or {@code null} if nobody said so
     * @param retry whether the caller is trying again
     */
    public JourneyContext context(@Nullable Deadline callerDeadline, boolean retry) {
        return context(callerDeadline, retry, deadline == null ? 0 : recorder.nanos());
    }

    private JourneyContext context(@Nullable Deadline callerDeadline, boolean retry, long nowNanos) {
        if (deadline == null) {
            return new JourneyContext(name(), scope, callerDeadline, retry);
        }
        Deadline own = Deadline.in(nowNanos, deadline);
        return new JourneyContext(name(), scope, callerDeadline == null ? own : own.orEarlier(callerDeadline), retry);
    }

    /** What a call of this journey carries along that starts now, on this thread: as part of the one around it, if any. */
    public JourneyContext context() {
        return context(deadline == null ? 0 : recorder.nanos());
    }

    private JourneyContext context(long nowNanos) {
        JourneyContext around = CurrentJourney.get();
        return around == null ? context(null, false, nowNanos) : context(around.deadline(), around.retry(), nowNanos);
    }

    /** Runs and measures work on the thread of the caller. */
    public <T extends @Nullable Object> T call(Callable<T> work) throws Exception {
        requireNonNull(work, "work");
        long startNanos = recorder.start();
        JourneyContext context = context(startNanos);
        JourneySpan span = spans.start();
        JourneySpan.Entered current = span.enter();
        T result;
        CurrentJourney.enter(context);
        try {
            result = work.call();
        } catch (Throwable error) {
            CurrentJourney.leave(context);
            end(context, startNanos, recorder.classify(null, error), error);
            current.close();
            span.end();
            throw error;
        }
        CurrentJourney.leave(context);
        end(context, startNanos, recorder.classify(result, null), null);
        current.close();
        span.end();
        return result;
    }

    /**
     * Runs and measures work of which nobody knows beforehand whether it returns a {@link CompletionStage}: if so, until that
     * completes, and otherwise as {@link #call} does.
     *
     * @return the very result of {@code work}
     */
    public <T extends @Nullable Object> T callOrStage(Callable<T> work) throws Exception {
        requireNonNull(work, "work");
        JourneyContext context = context();
        JourneySpan span = spans.start();
        JourneySpan.Entered current = span.enter();
        ActiveCall call = start(context, span);
        T result;
        CurrentJourney.enter(context);
        try {
            result = work.call();
        } catch (Throwable error) {
            call.failed(error);
            throw error;
        } finally {
            CurrentJourney.leave(context);
            current.close();
        }
        if (result instanceof CompletionStage<?> stage) {
            endWith(stage, call);
        } else {
            call.succeeded(result);
        }
        return result;
    }

    /** Runs and measures work that throws no checked exception. */
    public <T extends @Nullable Object> T get(Supplier<T> work) {
        requireNonNull(work, "work");
        return Unchecked.call(() -> call(work::get));
    }

    /** Runs and measures work that returns nothing. */
    public void run(Runnable work) {
        requireNonNull(work, "work");
        Unchecked.<@Nullable Object>call(() -> call(() -> {
            work.run();
            return null;
        }));
    }

    /**
     * Measures asynchronous work until its stage completes; no thread waits for it.
     *
     * @param work starts the work, on the thread of the caller
     * @return the very stage that {@code work} returned
     */
    public <S extends @Nullable CompletionStage<?>> S stage(Supplier<S> work) {
        requireNonNull(work, "work");
        return Unchecked.call(() -> callOrStage(work::get));
    }

    private static void endWith(CompletionStage<?> stage, ActiveCall call) {
        try {
            stage.whenComplete((result, error) -> {
                if (error == null) {
                    call.succeeded(result);
                } else {
                    call.failed(error);
                }
            });
        } catch (Throwable deaf) {
            // The application's own stage takes no callback: nobody will learn its end, and the caller still gets it.
            call.failed(deaf);
        }
    }

    /**
     * Starts work that no lambda can wrap. Its span, where spans are made, is the current one only while it is ended.
     *
     * @return must be ended exactly once, on any thread
     */
    public ActiveCall start() {
        return start(context());
    }

    /**
     * Starts work that no lambda can wrap.
     *
     * @param context what it carries along; {@link CurrentJourney} makes it the current one of a thread
     * @return must be ended exactly once, on any thread
     */
    public ActiveCall start(JourneyContext context) {
        return start(requireNonNull(context, "context"), spans.start());
    }

    private ActiveCall start(JourneyContext context, JourneySpan span) {
        return new ActiveCall(recorder, recorder.start(), (startNanos, outcome, error) -> {
            JourneySpan.Entered current = span.enter();
            end(context, startNanos, outcome, error);
            current.close();
            span.end();
        });
    }

    /**
     * Records work that something else has timed. It ends with its span current: the current one is told the verdict, and no
     * other is made.
     *
     * @param outcome what happened
     * @param durationNanos how long it took, in nanoseconds; below 0 counts as 0
     * @param error what was thrown, or {@code null}
     */
    public void record(Outcome outcome, long durationNanos, @Nullable Throwable error) {
        record(outcome, durationNanos, error, null);
    }

    /**
     * Records work that something else has timed.
     *
     * @param outcome what happened
     * @param durationNanos how long it took, in nanoseconds; below 0 counts as 0
     * @param error what was thrown, or {@code null}
     * @param context what it carried along, or {@code null}
     */
    public void record(
            Outcome outcome, long durationNanos, @Nullable Throwable error, @Nullable JourneyContext context) {
        record(outcome, durationNanos, error, context, null);
    }

    /**
     * Records the handling of a record, such as a message, that something else has timed.
     *
     * @param outcome what happened
     * @param durationNanos how long it took, in nanoseconds; below 0 counts as 0
     * @param error what was thrown, or {@code null}
     * @param context what it carried along, or {@code null}
     * @param recordAge how old the record is now, for objectives of freshness; {@code null} if nobody knows
     */
    public void record(
            Outcome outcome,
            long durationNanos,
            @Nullable Throwable error,
            @Nullable JourneyContext context,
            @Nullable Duration recordAge) {
        requireNonNull(outcome, "outcome");
        recorder.record(
                outcome,
                Math.max(0, durationNanos),
                error,
                context == null ? null : context.causes().latest(),
                recordAge);
    }

    /**
     * Tells the current span what an event would be that ended now, and counts nothing: for a span that ends before the event
     * does.
     *
     * @param outcome what happened
     * @param durationNanos how long it has taken, in nanoseconds; below 0 counts as 0
     * @param context what it carries along, or {@code null}
     */
    public void foretell(Outcome outcome, long durationNanos, @Nullable JourneyContext context) {
        requireNonNull(outcome, "outcome");
        spans.ended(new ObservedCall(
                recorder.operation(),
                outcome,
                recorder.nanos(),
                Math.max(0, durationNanos),
                null,
                context == null ? null : context.causes().latest(),
                null));
    }

    /** The outcome that this journey's classifier decides on for a result or an error. */
    public Outcome classify(@Nullable Object result, @Nullable Throwable error) {
        return recorder.classify(result, error);
    }

    /** Counts an event that is neither good nor bad, whatever became of it. */
    public void exclude(ExclusionReason reason) {
        counts.excluded(requireNonNull(reason, "reason"));
    }

    /**
     * Counts an event that nobody waited for any more before its work began. Its outcome is recorded besides.
     *
     * @param refused whether the work was refused for it, and not done all the same
     */
    public void late(boolean refused) {
        counts.late(refused);
    }

    private void end(JourneyContext context, long startNanos, Outcome outcome, @Nullable Throwable error) {
        recorder.end(
                startNanos,
                outcome,
                recorder.nanosSince(startNanos),
                error,
                context.causes().latest());
    }
}
