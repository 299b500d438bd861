package io.evenkeel.guard;

import io.evenkeel.call.BreakerState;
import io.evenkeel.call.GuardListener;
import io.evenkeel.call.Outcome;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One breaker, fed with the duration we measured anyway. State changes are seen by comparing states after each call:
 * a Resilience4j event consumer would make every call build an event.
 */
final class Breaker {
    /** Stands in where a call counts as failed without an error: an HTTP 500, or a result that came too late. */
    @SuppressWarnings("StaticAssignmentOfThrowable") // it has no stack trace, and is never thrown
    private static final Throwable FAILED_WITHOUT_ERROR = new FailedCall();

    /** The time between two changes of the state. A call belongs to the one that it was admitted in. */
    static final class Period {
        private final BreakerState state;
        private final @Nullable CallWindow window;
        private final boolean refusing;
        private final long untilNanos;

        /**
         * @param window of the calls, where all are admitted; {@code null} where Resilience4j hears of them
         * @param refusing whether none is admitted
         * @param untilNanos how long none is
         */
        private Period(BreakerState state, @Nullable CallWindow window, boolean refusing, long untilNanos) {
            this.state = state;
            this.window = window;
            this.refusing = refusing;
            this.untilNanos = untilNanos;
        }

        /** Whether all calls are admitted; asking changes nothing. */
        boolean admitsAll() {
            return window != null;
        }

        /** Whether no call is admitted yet; asking changes nothing. */
        boolean admitsNone(long nowNanos) {
            return refusing && nowNanos - untilNanos < 0;
        }
    }

    private static final AtomicReferenceFieldUpdater<Breaker, Period> SEEN =
            AtomicReferenceFieldUpdater.newUpdater(Breaker.class, Period.class, "seen");

    private final CircuitBreaker breaker;
    private final BreakerSettings settings;
    private final boolean windowed;
    private final long slowNanos;
    private final long trialsEndNanos;
    private final LongSupplier nanoClock;
    private final GuardListener listener;
    private final AtomicLong lastTrialNanos = new AtomicLong();
    private volatile Period seen;

    /**
     * @param windowed whether calls are counted here as long as the breaker is closed, and refused here while it is open;
     *     otherwise Resilience4j hears of each
     */
    Breaker(
            CircuitBreaker breaker,
            GuardSettings settings,
            boolean windowed,
            LongSupplier nanoClock,
            GuardListener listener) {
        this.breaker = breaker;
        this.settings = settings.breaker();
        this.windowed = windowed;
        this.slowNanos = settings.longestAttempt().toNanos();
        this.trialsEndNanos =
                settings.longestAttempt().plus(this.settings.openFor()).toNanos();
        this.nanoClock = nanoClock;
        this.listener = listener;
        this.seen = period(BreakerState.CLOSED);
    }

    /** The time between two state changes that it is now. */
    Period now() {
        return seen;
    }

    boolean admits(long nowNanos) {
        Period now = seen;
        if (now.admitsAll()) {
            return true;
        }
        if (now.admitsNone(nowNanos) && now.admitsNone(nanoClock.getAsLong())) { // it may have waited to be asked
            return false;
        }
        boolean admitted = breaker.tryAcquirePermission();
        tellChange();
        if (seen.state == BreakerState.HALF_OPEN) {
            tried(admitted);
        }
        return admitted;
    }

    /** A trial that never ends must not hold the breaker half open for good; few calls may take their time. */
    private void tried(boolean admitted) {
        long nowNanos = nanoClock.getAsLong();
        if (admitted) {
            lastTrialNanos.set(nowNanos);
            return;
        }
        long last = lastTrialNanos.get();
        if (nowNanos - last > trialsEndNanos && lastTrialNanos.compareAndSet(last, nowNanos)) {
            open();
        }
    }

    /** Gives a permission back for a call that says nothing about the dependency. */
    void withdraw() {
        if (!seen.admitsAll()) {
            breaker.releasePermission();
        }
    }

    /**
     * Counts a call that was admitted in a period. One that outlived it says nothing about the dependency of now: a call from
     * before the breaker opened must not pass for one of the trials that decide whether it closes.
     */
    void sample(Period admittedIn, Outcome outcome, long durationNanos, long nowNanos, @Nullable Throwable error) {
        if (admittedIn != seen) {
            return;
        }
        if (saysNothing(outcome)) {
            withdraw();
        } else if (isGood(outcome, durationNanos)) {
            succeeded(admittedIn.window, durationNanos, nowNanos);
        } else {
            failed(admittedIn.window, durationNanos, nowNanos, error);
        }
    }

    private static boolean saysNothing(Outcome outcome) {
        return switch (outcome) {
            case CANCELLED, REJECTED, DEGRADED -> true;
            case SUCCESS, CLIENT_FAULT, FAILURE, TIMEOUT -> false;
        };
    }

    private boolean isGood(Outcome outcome, long durationNanos) {
        return (outcome == Outcome.SUCCESS || outcome == Outcome.CLIENT_FAULT) && durationNanos <= slowNanos;
    }

    private void succeeded(@Nullable CallWindow closed, long durationNanos, long nowNanos) {
        if (closed == null) {
            breaker.onSuccess(durationNanos, TimeUnit.NANOSECONDS);
            tellChange();
        } else if (closed.succeeded(nowNanos)) {
            open();
        }
    }

    private void failed(@Nullable CallWindow closed, long durationNanos, long nowNanos, @Nullable Throwable error) {
        if (closed == null) {
            breaker.onError(durationNanos, TimeUnit.NANOSECONDS, error == null ? FAILED_WITHOUT_ERROR : error);
            tellChange();
        } else if (closed.failed(nowNanos)) {
            open();
        }
    }

    private void open() {
        breaker.transitionToOpenState();
        tellChange();
    }

    BreakerState state() {
        return switch (breaker.getState()) {
            case OPEN, FORCED_OPEN -> BreakerState.OPEN;
            case HALF_OPEN -> BreakerState.HALF_OPEN;
            case CLOSED, DISABLED, METRICS_ONLY -> BreakerState.CLOSED;
        };
    }

    private void tellChange() {
        while (true) {
            Period before = seen; // first: a state that was read before it could be that of an earlier time
            BreakerState now = state();
            if (now == before.state) {
                return;
            }
            if (SEEN.compareAndSet(this, before, period(now))) {
                listener.breakerChanged(before.state, now);
                return;
            }
        }
    }

    private Period period(BreakerState state) {
        long nowNanos = windowed ? nanoClock.getAsLong() : 0;
        return new Period(
                state,
                windowed && state == BreakerState.CLOSED ? new CallWindow(settings, nowNanos) : null,
                windowed && state == BreakerState.OPEN,
                nowNanos + settings.openFor().toNanos());
    }

    private static final class FailedCall extends RuntimeException {
        private static final long serialVersionUID = 1L;

        FailedCall() {
            super("the call failed without an error", null, false, false);
        }
    }
}
