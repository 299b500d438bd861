package io.evenkeel.guard;

import static java.util.Objects.requireNonNull;

import io.evenkeel.call.ActiveCall;
import io.evenkeel.call.BreakerState;
import io.evenkeel.call.CallRecorder;
import io.evenkeel.call.CallRejectedException;
import io.evenkeel.call.Cause;
import io.evenkeel.call.Causes;
import io.evenkeel.call.Component;
import io.evenkeel.call.CurrentCauses;
import io.evenkeel.call.FaultListener;
import io.evenkeel.call.GuardListener;
import io.evenkeel.call.Outcome;
import io.evenkeel.call.RejectionReason;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Guards and measures the calls to one dependency. Any number of threads may use it. Apart from
 * {@link CallRejectedException}, nothing is thrown that the call itself did not throw.
 */
public final class Guard {
    private final CallRecorder recorder;
    private final GuardSettings settings;
    private final Breaker breaker;
    private final Semaphore concurrency;
    private final GuardListener listener;
    private final FaultListener faults;
    private final String name;
    private final Cause ownCause;
    private final Map<RejectionReason, CallRejectedException> rejections = new EnumMap<>(RejectionReason.class);

    /**
     * @param recorder measures the calls
     * @param settings how they are guarded
     * @param breakers makes the breaker
     * @param listeners told of attempts, refusals and state changes
     * @param faults told of what is isolated
     */
    public Guard(
            CallRecorder recorder,
            GuardSettings settings,
            Breakers breakers,
            List<? extends GuardListener> listeners,
            FaultListener faults) {
        this.recorder = requireNonNull(recorder, "recorder");
        this.settings = requireNonNull(settings, "settings");
        this.faults = requireNonNull(faults, "faults");
        this.listener = new IsolatedListener(listeners, faults);
        this.name = recorder.operation().name();
        this.ownCause = Cause.dependency(name);
        this.breaker = breakers.breaker(name, settings, listener, faults);
        this.concurrency = new Semaphore(settings.concurrencyLimit());
        for (RejectionReason reason : RejectionReason.values()) {
            rejections.put(reason, new CallRejectedException(name, reason));
        }
    }

    /** How calls are guarded. */
    public GuardSettings settings() {
        return settings;
    }

    /** The state of the breaker; an open breaker turns half open with the first call after its time, not before. */
    public BreakerState breakerState() {
        return breaker.state();
    }

    /**
     * Runs a call on the thread of the caller.
     *
     * @throws CallRejectedException if it was refused; {@code work} was not run
     * @throws Exception what {@code work} throws, untouched
     */
    public <T extends @Nullable Object> T call(Callable<T> work) throws Exception {
        requireNonNull(work, "work");
        Causes causes = CurrentCauses.get();
        long startNanos = enter(causes);
        int period = breaker.period();
        T result;
        try {
            result = work.call();
        } catch (Throwable error) {
            exit(causes, period, startNanos, recorder.classify(null, error), error);
            throw error;
        }
        exit(causes, period, startNanos, recorder.classify(result, null), null);
        return result;
    }

    /**
     * Runs an asynchronous call; no thread waits for it.
     *
     * @param work starts the call, on the thread of the caller; what it throws is thrown on, untouched
     * @return completes as the call's own stage does; with a {@link java.util.concurrent.TimeoutException} once the
     *     time-out has passed, and then the call's own stage is cancelled; with a {@link CallRejectedException} if the
     *     call was refused. Cancelling it cancels the call's own stage
     */
    public <T extends @Nullable Object> CompletionStage<T> stage(Supplier<? extends CompletionStage<T>> work) {
        requireNonNull(work, "work");
        ActiveCall call;
        try {
            call = start();
        } catch (CallRejectedException refused) {
            return CompletableFuture.failedFuture(refused);
        }
        try {
            CompletionStage<T> stage = requireNonNull(work.get(), "the stage of a call to a dependency");
            return settings.mode() == GuardMode.OFF
                    ? TimedStage.unlimited(stage, call)
                    : TimedStage.limited(stage, call, name, settings.timeout());
        } catch (Throwable error) {
            call.failed(error);
            throw error;
        }
    }

    /**
     * Starts a call that no lambda can wrap.
     *
     * @return must be ended exactly once
     * @throws CallRejectedException if the call was refused; then there is nothing to end
     */
    public ActiveCall start() {
        return start(CurrentCauses.get());
    }

    /**
     * Starts a call that no lambda can wrap, for a journey call that is not the current one of this thread.
     *
     * @param causes of that journey call; {@code null} if there is none
     * @return must be ended exactly once
     * @throws CallRejectedException if the call was refused; then there is nothing to end
     */
    public ActiveCall start(@Nullable Causes causes) {
        long enteredNanos = enter(causes);
        int period = breaker.period();
        return new ActiveCall(
                recorder,
                enteredNanos,
                (startNanos, outcome, error) -> exit(causes, period, startNanos, outcome, error));
    }

    /**
     * The way in, outermost first. A deadline and a retry budget have their place in front of the breaker.
     *
     * @return the start in nanoseconds
     * @throws CallRejectedException if the call is refused
     */
    private long enter(@Nullable Causes causes) {
        long startNanos = recorder.start();
        if (settings.mode() == GuardMode.OFF) {
            return startNanos;
        }
        if (!breakerAdmits()) {
            throw refused(causes, startNanos, RejectionReason.CIRCUIT_OPEN);
        }
        if (!concurrency.tryAcquire()) {
            withdrawFromBreaker();
            throw refused(causes, startNanos, RejectionReason.BULKHEAD_FULL);
        }
        return startNanos;
    }

    /** The way out, innermost first. */
    private void exit(
            @Nullable Causes causes, int period, long startNanos, Outcome outcome, @Nullable Throwable error) {
        long durationNanos = recorder.nanosSince(startNanos);
        if (settings.mode() != GuardMode.OFF) {
            concurrency.release();
            sampleBreaker(period, outcome, durationNanos, error);
        }
        if (causes != null) {
            leaveCause(causes, outcome);
        }
        listener.attempted(outcome);
        recorder.end(startNanos, outcome, durationNanos, error, null);
    }

    /** So that the journey call knows who burnt its budget, if it goes bad. */
    private void leaveCause(Causes causes, Outcome outcome) {
        switch (outcome) {
            case SUCCESS, CLIENT_FAULT -> causes.succeeded(name);
            case FAILURE, TIMEOUT -> causes.failed(name, ownCause);
            case REJECTED, CANCELLED -> {}
        }
    }

    private CallRejectedException refused(@Nullable Causes causes, long startNanos, RejectionReason reason) {
        CallRejectedException refusal = requireNonNull(rejections.get(reason));
        if (causes != null) {
            causes.failed(name, reason == RejectionReason.CIRCUIT_OPEN ? Cause.CIRCUIT_OPEN : Cause.OVERLOAD);
        }
        listener.refused(reason);
        recorder.end(startNanos, Outcome.REJECTED, recorder.nanosSince(startNanos), refusal, null);
        return refusal;
    }

    private boolean breakerAdmits() {
        try {
            return breaker.admits();
        } catch (Throwable fault) {
            faults.isolated(Component.GUARD, fault);
            return true;
        }
    }

    private void withdrawFromBreaker() {
        try {
            breaker.withdraw();
        } catch (Throwable fault) {
            faults.isolated(Component.GUARD, fault);
        }
    }

    private void sampleBreaker(int period, Outcome outcome, long durationNanos, @Nullable Throwable error) {
        try {
            breaker.sample(period, outcome, durationNanos, error);
        } catch (Throwable fault) {
            faults.isolated(Component.GUARD, fault);
        }
    }
}
