package io.evenkeel.guard;

import io.evenkeel.call.BreakerState;
import io.evenkeel.call.CallRejectedException;
import io.evenkeel.call.CallScope;
import io.evenkeel.call.CallTrace;
import io.evenkeel.call.Deadline;
import io.evenkeel.call.HttpResult;
import io.evenkeel.call.JourneyContext;
import io.evenkeel.call.Outcome;
import io.evenkeel.call.RejectionReason;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The way of nearly every call on the thread of its caller: admitted by a closed breaker and a success at once, or refused by an
 * open one. It leaves its counts behind and nothing else; what takes any other turn goes on as a {@link GuardedCall} from
 * where it is.
 */
final class DirectCall {
    private DirectCall() {}

    static <T extends @Nullable Object> T run(
            Guard guard,
            Policy policy,
            GuardMode mode,
            @Nullable JourneyContext journey,
            CallTrace trace,
            Callable<T> work)
            throws Exception {
        long startNanos = guard.recorder.start();
        boolean guarded = mode != GuardMode.OFF;
        int period = policy.breaker().period(); // before the breaker is asked: it may change its mind meanwhile
        boolean inTime = isInTime(journey, startNanos);
        if (guarded && !(inTime && isAdmitted(policy))) {
            if (inTime
                    && mode == GuardMode.ENFORCE
                    && trace == CallTrace.NONE
                    && policy.breaker().isOpen(startNanos)) {
                throw refused(guard, journey, startNanos);
            }
            return new GuardedCall(guard, policy, mode, journey, trace, startNanos).run(work::call);
        }
        trace.attempting(0, BreakerState.CLOSED);
        CallScope scope = trace.enter();
        T result;
        try {
            result = work.call();
        } catch (Throwable error) {
            scope.close();
            Outcome seen = guard.recorder.classify(null, error);
            return new GuardedCall(guard, policy, mode, journey, trace, startNanos)
                    .startedWith(guarded, period)
                    .goOn(work::call, seen, null, error);
        }
        Outcome seen = guard.recorder.classify(result, null);
        if (seen != Outcome.SUCCESS) {
            scope.close();
            return new GuardedCall(guard, policy, mode, journey, trace, startNanos)
                    .startedWith(guarded, period)
                    .goOn(work::call, seen, result, null);
        }
        long nowNanos = guard.recorder.nanos();
        long tookNanos = Math.max(0, nowNanos - startNanos);
        if (result instanceof HttpResult http) {
            trace.answered(http.status(), null);
        }
        if (guarded) {
            policy.places().release();
            guard.sample(policy.breaker(), period, Outcome.SUCCESS, tookNanos, nowNanos, null);
        }
        policy.budget().succeeded(tookNanos, policy.longestAttemptNanos());
        guard.listener.attempted(Outcome.SUCCESS);
        trace.attempted(Outcome.SUCCESS, null);
        if (journey != null) {
            guard.leaveCause(journey, Outcome.SUCCESS, null);
        }
        guard.recorder.end(startNanos, Outcome.SUCCESS, tookNanos, null, null);
        scope.close();
        trace.ended(Outcome.SUCCESS, null);
        return result;
    }

    /** Refusing must cost next to nothing, above all where a dependency is down: it takes no time, so that none is read. */
    private static CallRejectedException refused(Guard guard, @Nullable JourneyContext journey, long startNanos) {
        CallRejectedException refusal = guard.refusal(RejectionReason.CIRCUIT_OPEN);
        guard.listener.refused(RejectionReason.CIRCUIT_OPEN, true);
        if (journey != null) {
            guard.leaveCause(journey, Outcome.REJECTED, refusal);
        }
        guard.recorder.end(startNanos, Outcome.REJECTED, 0, refusal, null);
        return refusal;
    }

    private static boolean isInTime(@Nullable JourneyContext journey, long nowNanos) {
        Deadline given = journey == null ? null : journey.deadline();
        return given == null || !given.hasPassed(nowNanos);
    }

    /** Asks only what may be asked twice. */
    private static boolean isAdmitted(Policy policy) {
        return policy.breaker().isClosed() && policy.places().tryAcquire();
    }
}
