package io.evenkeel.guard;

import io.evenkeel.call.BreakerState;
import io.evenkeel.call.CallRecorder;
import io.evenkeel.call.CallRejectedException;
import io.evenkeel.call.CallScope;
import io.evenkeel.call.CallTrace;
import io.evenkeel.call.CurrentJourney;
import io.evenkeel.call.Deadline;
import io.evenkeel.call.HttpResult;
import io.evenkeel.call.JourneyContext;
import io.evenkeel.call.Outcome;
import io.evenkeel.call.RejectionReason;
import org.jspecify.annotations.Nullable;

/**
 * The way of nearly every call on the thread of its caller: admitted by a closed breaker and not tried again, or refused by an
 * open one. It leaves its counts behind, and a failed one its {@link Thrown}; what takes any other turn goes on as a {@link GuardedCall} from
 * where it is. Thread-safe.
 */
final class DirectCalls {
    private final Guard guard;
    private final Policy policy;
    private final CallRecorder recorder;
    private final Breaker breaker;
    private final Places places;
    private final CallRejectedException refusal;
    private final Thrown refused;

    DirectCalls(Guard guard, Policy policy) {
        this.guard = guard;
        this.policy = policy;
        this.recorder = guard.recorder;
        this.breaker = policy.breaker();
        this.places = policy.places();
        this.refusal = guard.refusal(RejectionReason.CIRCUIT_OPEN);
        this.refused = new Thrown(refusal);
    }

    /** How these calls are guarded. */
    Policy policy() {
        return policy;
    }

    /**
     * Returns what the call returned, or {@link Thrown}. All of a call is here: too much for the JIT compiler to make it a part of
     * its caller, which stays small enough to become a part of the application's own method, where the exception is thrown.
     */
    <W, T extends @Nullable Object, X extends Throwable> @Nullable Object run(Attempt<W, T, X> attempt, W work)
            throws X {
        GuardMode mode = guard.mode(policy);
        JourneyContext journey = CurrentJourney.get();
        CallTrace trace = guard.tracer.begin(guard.name, null, 0);
        long startNanos = recorder.start();
        Breaker.Period period = breaker.now(); // once, and first: it may change its mind meanwhile
        if (mode != GuardMode.OFF) {
            boolean inTime = isInTime(journey, startNanos);
            if (inTime && mode == GuardMode.ENFORCE && trace == CallTrace.NONE && period.admitsNone(startNanos)) {
                refused(journey, startNanos);
                return refused;
            }
            if (!(inTime && period.admitsAll() && places.tryAcquire())) { // asks only what may be asked twice
                return inTurns(mode, journey, trace, startNanos).run(() -> attempt.of(work));
            }
        }
        trace.attempting(0, BreakerState.CLOSED);
        CallScope scope = trace.enterFirst();
        T result = null;
        Throwable error = null;
        try {
            result = attempt.of(work);
        } catch (Throwable thrown) {
            error = thrown;
        }
        // One way for both endings: written twice, it would be too much for the JIT compiler to put together.
        Outcome seen = recorder.classify(result, error);
        if (seen != Outcome.SUCCESS && mayBeRepeated(mode, journey)) {
            scope.close();
            return inTurns(mode, journey, trace, startNanos)
                    .startedIn(period)
                    .goOn(() -> attempt.of(work), seen, result, error);
        }
        if (result instanceof HttpResult http) {
            trace.answered(http.status(), null);
        }
        ended(mode, journey, trace, startNanos, period, seen, error);
        scope.close();
        trace.ended(seen, error);
        return error == null ? result : new Thrown(error);
    }

    /** With its span current, for all that is recorded to find it. */
    private void ended(
            GuardMode mode,
            @Nullable JourneyContext journey,
            CallTrace trace,
            long startNanos,
            Breaker.Period period,
            Outcome seen,
            @Nullable Throwable error) {
        long nowNanos = recorder.nanos();
        long tookNanos = Math.max(0, nowNanos - startNanos);
        if (mode != GuardMode.OFF) {
            places.release();
            guard.sample(breaker, period, seen, tookNanos, nowNanos, error);
        }
        if (seen == Outcome.SUCCESS) {
            policy.budget().succeeded(tookNanos, policy.longestAttemptNanos());
        }
        guard.listener.attempted(seen);
        trace.attempted(seen, error);
        if (journey != null) {
            guard.leaveCause(journey, seen, error);
        }
        recorder.end(startNanos, seen, tookNanos, error, null);
    }

    private static boolean isInTime(@Nullable JourneyContext journey, long nowNanos) {
        Deadline given = journey == null ? null : journey.deadline();
        return given == null || !given.hasPassed(nowNanos);
    }

    /** Refusing must cost next to nothing, above all where a dependency is down: it takes no time, so that none is read. */
    private void refused(@Nullable JourneyContext journey, long startNanos) {
        guard.listener.refused(RejectionReason.CIRCUIT_OPEN, true);
        if (journey != null) {
            guard.leaveCause(journey, Outcome.REJECTED, refusal);
        }
        recorder.end(startNanos, Outcome.REJECTED, 0, refusal, null);
    }

    /** Whether a call could have a second attempt; the rest is for {@link GuardedCall} to decide. */
    private boolean mayBeRepeated(GuardMode mode, @Nullable JourneyContext journey) {
        return mode == GuardMode.ENFORCE
                && policy.settings().idempotent()
                && policy.settings().retry().maxRetries() > 0
                && (journey == null || !journey.retry());
    }

    private GuardedCall inTurns(GuardMode mode, @Nullable JourneyContext journey, CallTrace trace, long startNanos) {
        boolean repeatable = policy.settings().idempotent();
        return new GuardedCall(guard, policy, mode, journey, repeatable, false, trace, startNanos);
    }
}
