package io.evenkeel.guard;

import static java.util.Objects.requireNonNull;

import io.evenkeel.call.ActiveCall;
import io.evenkeel.call.BreakerState;
import io.evenkeel.call.CallRecorder;
import io.evenkeel.call.CallRejectedException;
import io.evenkeel.call.CallScope;
import io.evenkeel.call.CallTrace;
import io.evenkeel.call.CallTracer;
import io.evenkeel.call.Cause;
import io.evenkeel.call.Component;
import io.evenkeel.call.CurrentJourney;
import io.evenkeel.call.FaultListener;
import io.evenkeel.call.GuardListener;
import io.evenkeel.call.JourneyContext;
import io.evenkeel.call.Outcome;
import io.evenkeel.call.RejectionReason;
import io.evenkeel.call.SentRequest;
import io.evenkeel.context.Handover;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Guards and measures the calls to one dependency. Any number of threads may use it. Apart from
 * {@link CallRejectedException}, nothing is thrown that the call itself did not throw.
 */
public final class Guard {
    final CallRecorder recorder;
    final GuardListener listener;
    final CallTracer tracer;
    final String name;
    final Cause ownCause;
    final Backoff backoff;
    private final Breakers breakers;
    private final ModeSwitch modes;
    private final FaultListener faults;
    private final Handover handover;
    private final Map<RejectionReason, CallRejectedException> refusals = new EnumMap<>(RejectionReason.class);
    private volatile DirectCalls direct;

    /**
     * @param recorder measures the calls
     * @param settings how they are guarded
     * @param breakers makes the breaker
     * @param modes what goes before the mode of the settings
     * @param jitter uniform in {@code 0 <= x < 1}, for the pauses before retries
     * @param listeners told of attempts, refusals and state changes
     * @param faults told of what is isolated
     * @param tracer begins the trace of each call
     */
    public Guard(
            CallRecorder recorder,
            GuardSettings settings,
            Breakers breakers,
            ModeSwitch modes,
            DoubleSupplier jitter,
            List<? extends GuardListener> listeners,
            FaultListener faults,
            CallTracer tracer) {
        this.recorder = requireNonNull(recorder, "recorder");
        this.breakers = requireNonNull(breakers, "breakers");
        this.modes = requireNonNull(modes, "modes");
        this.faults = requireNonNull(faults, "faults");
        this.tracer = requireNonNull(tracer, "tracer");
        this.handover = new Handover(faults);
        this.backoff = new Backoff(requireNonNull(jitter, "jitter"), faults);
        this.listener = new IsolatedListener(listeners, faults);
        this.name = recorder.operation().name();
        this.ownCause = Cause.dependency(name);
        for (RejectionReason reason : RejectionReason.values()) {
            refusals.put(reason, new CallRejectedException(name, reason));
        }
        this.direct = new DirectCalls(this, Policy.of(settings, breakers.breaker(name, settings, listener, faults)));
    }

    private Policy policy() {
        return direct.policy();
    }

    /** How calls are guarded that begin now; {@link #mode()} may go before its mode. */
    public GuardSettings settings() {
        return policy().settings();
    }

    /** How far the guard goes now. */
    public GuardMode mode() {
        return mode(policy());
    }

    GuardMode mode(Policy of) {
        return modes.mode(name, of.settings().mode());
    }

    /**
     * Guards the calls that begin from now on in another way. Those under way keep to what they began with. What the new
     * settings leave as it was goes on with all that it has counted; a breaker with other settings starts anew.
     */
    public synchronized void change(GuardSettings chosen) {
        requireNonNull(chosen, "settings");
        Policy before = policy();
        boolean sameBreaker = chosen.breaker().equals(before.settings().breaker())
                && chosen.longestAttempt().equals(before.settings().longestAttempt());
        direct = new DirectCalls(
                this,
                before.changedTo(
                        chosen, sameBreaker ? before.breaker() : breakers.changed(name, chosen, listener, faults)));
    }

    /** The state of the breaker; an open breaker turns half open with the first call after its time, not before. */
    public BreakerState breakerState() {
        return policy().breaker().state();
    }

    /**
     * Begins a call whose attempts the caller runs.
     *
     * @param idempotent whether it may be tried again
     * @param journey the journey call that it belongs to; {@code null} if there is none
     * @param request what it sends, or {@code null} if that is not known or no HTTP
     */
    public GuardedCall begin(boolean idempotent, @Nullable JourneyContext journey, @Nullable SentRequest request) {
        return begin(idempotent, journey, request, false);
    }

    private GuardedCall begin(
            boolean idempotent, @Nullable JourneyContext journey, @Nullable SentRequest request, boolean hasFallback) {
        Policy now = policy();
        return new GuardedCall(
                this,
                now,
                mode(now),
                journey,
                idempotent,
                hasFallback,
                tracer.begin(name, request, 0),
                recorder.start());
    }

    /**
     * Runs a call on the thread of the caller. Nothing ends the work in time: it has to mind its time-out itself.
     *
     * @throws CallRejectedException if it was refused; {@code work} was not run
     * @throws Exception what {@code work} throws, untouched
     */
    public <T extends @Nullable Object> T call(Callable<T> work) throws Exception {
        return unlessThrown(direct.run(Attempt.ofCallable(), requireNonNull(work, "work")));
    }

    /**
     * Runs a call on the thread of the caller, as {@link #call(Callable)} does.
     *
     * @throws CallRejectedException if it was refused; {@code work} was not run
     */
    public <T extends @Nullable Object> T get(Supplier<T> work) {
        return unlessThrown(direct.run(Attempt.ofSupplier(), requireNonNull(work, "work")));
    }

    /**
     * Runs a call that returns nothing on the thread of the caller, as {@link #call(Callable)} does.
     *
     * @throws CallRejectedException if it was refused; {@code work} was not run
     */
    public void run(Runnable work) {
        unlessThrown(direct.run(Attempt.ofRunnable(), requireNonNull(work, "work")));
    }

    /** No deeper than here: each method that an exception passes through costs as much as all the rest of a refusal. */
    @SuppressWarnings({"unchecked", "NullAway", "TypeParameterUnusedInFormals"})
    private static <T extends @Nullable Object> T unlessThrown(@Nullable Object result) {
        if (result instanceof Thrown thrown) {
            throw Ending.<RuntimeException>untouched(thrown.error());
        }
        return (T) result;
    }

    /**
     * Runs a call on the thread of the caller.
     *
     * @param fallback what the caller gets where the call fails or is refused
     * @throws Exception what {@code work} throws, or the refusal, where the fallback has nothing
     */
    public <T extends @Nullable Object> T call(Callable<T> work, Fallback<T> fallback) throws Exception {
        requireNonNull(work, "work");
        requireNonNull(fallback, "fallback");
        GuardedCall call = begin(settings().idempotent(), CurrentJourney.get(), null, true);
        Ending<T> ending;
        try {
            ending = Ending.with(call.<T, Exception>run(work::call));
        } catch (Throwable error) {
            ending = Ending.by(error);
        }
        return ending.orElse(fallback, call, faults).get();
    }

    /**
     * Runs an asynchronous call; no thread waits for it.
     *
     * @param work starts an attempt: the first on the thread of the caller, and what it throws there is thrown on, untouched;
     *     others on a thread of the common pool
     * @param fallback what the caller gets where the call fails or is refused; {@code null} for nothing
     * @param idempotent whether it may be tried again
     * @return completes as the last attempt's own stage does; with a {@link java.util.concurrent.TimeoutException} once an
     *     attempt's time has passed, and then its own stage is cancelled; with a {@link CallRejectedException} if the call
     *     was refused. Cancelling it cancels the attempt's own stage
     */
    public <T extends @Nullable Object> CompletionStage<T> stage(
            Supplier<? extends CompletionStage<T>> work, @Nullable Fallback<T> fallback, boolean idempotent) {
        requireNonNull(work, "work");
        JourneyContext journey = CurrentJourney.get();
        GuardedCall call = begin(idempotent, journey, null, fallback != null);
        return new StagedCall<T>(call, work, fallback, handover.take(), name, faults).start();
    }

    /**
     * Starts a call that no lambda can wrap, and that is not tried again.
     *
     * @param journey the journey call that it belongs to; {@code null} if there is none
     * @return must be ended exactly once
     * @throws CallRejectedException if the call was refused; then there is nothing to end
     */
    public ActiveCall start(@Nullable JourneyContext journey) {
        GuardedCall call = begin(false, journey, null, false);
        call.attempt();
        return new ActiveCall(recorder, 0, (unused, outcome, error) -> call.over(outcome, error));
    }

    /**
     * Counts a call that something else has made and timed, and that ends now. The breaker, the limit and the retry budget
     * hear nothing of it.
     *
     * @param durationNanos how long it took, in nanoseconds; below 0 counts as 0
     * @param error what was thrown, or {@code null}
     * @param journey the journey call that it belonged to; {@code null} if there is none
     * @param spanned whether somebody else has seen to its span
     */
    public void record(
            Outcome outcome,
            long durationNanos,
            @Nullable Throwable error,
            @Nullable JourneyContext journey,
            boolean spanned) {
        requireNonNull(outcome, "outcome");
        long tookNanos = Math.max(0, durationNanos);
        CallTrace trace = spanned ? CallTrace.NONE : tracer.begin(name, null, tookNanos);
        CallScope scope = trace.enter();
        listener.attempted(outcome);
        if (journey != null) {
            leaveCause(journey, outcome, error);
        }
        recorder.record(outcome, tookNanos, error, null, null);
        scope.close();
        trace.ended(outcome, error);
    }

    /** The outcome that the classifier of this dependency decides on. */
    public Outcome classify(@Nullable Object result, @Nullable Throwable error) {
        return recorder.classify(result, error);
    }

    /** So that the journey call knows who burnt its budget, if it goes bad. */
    void leaveCause(JourneyContext to, Outcome last, @Nullable Throwable thrown) {
        switch (last) {
            case SUCCESS, CLIENT_FAULT -> to.causes().succeeded(name);
            case FAILURE, TIMEOUT -> to.causes().failed(name, ownCause);
            case REJECTED -> {
                if (thrown instanceof CallRejectedException refused) {
                    to.causes().failed(name, refused.reason().cause());
                }
            }
            case CANCELLED, DEGRADED -> {}
        }
    }

    CallRejectedException refusal(RejectionReason reason) {
        return requireNonNull(refusals.get(reason));
    }

    boolean breakerAdmits(Breaker breaker, long nowNanos) {
        try {
            return breaker.admits(nowNanos);
        } catch (Throwable fault) {
            faults.isolated(Component.GUARD, fault);
            return true;
        }
    }

    boolean isOpen(Breaker breaker) {
        return breakerState(breaker) == BreakerState.OPEN;
    }

    /** One that does not answer counts as closed. */
    BreakerState breakerState(Breaker breaker) {
        try {
            return breaker.state();
        } catch (Throwable fault) {
            faults.isolated(Component.GUARD, fault);
            return BreakerState.CLOSED;
        }
    }

    void withdrawFrom(Breaker breaker) {
        try {
            breaker.withdraw();
        } catch (Throwable fault) {
            faults.isolated(Component.GUARD, fault);
        }
    }

    void sample(
            Breaker breaker,
            Breaker.Period period,
            Outcome outcome,
            long durationNanos,
            long nowNanos,
            @Nullable Throwable error) {
        try {
            breaker.sample(period, outcome, durationNanos, nowNanos, error);
        } catch (Throwable fault) {
            faults.isolated(Component.GUARD, fault);
        }
    }
}
