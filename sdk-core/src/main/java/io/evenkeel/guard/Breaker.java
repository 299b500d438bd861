package io.evenkeel.guard;

import static java.util.Objects.requireNonNull;

import io.evenkeel.call.BreakerState;
import io.evenkeel.call.GuardListener;
import io.evenkeel.call.Outcome;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
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

    /**
     * The time between two changes of the state.
     *
     * @param window of the calls, while the breaker is closed; {@code null} where Resilience4j hears of them
     * @param untilNanos before when an open breaker admits nobody
     */
    private record Period(
            int number, BreakerState state, @Nullable CallWindow window, long untilNanos) {}

    private final CircuitBreaker breaker;
    private final BreakerSettings settings;
    private final boolean windowed;
    private final long slowNanos;
    private final long trialsEndNanos;
    private final LongSupplier nanoClock;
    private final GuardListener listener;
    private final AtomicReference<Period> seen;
    private final AtomicLong lastTrialNanos = new AtomicLong();

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
        this.seen = new AtomicReference<>(period(0, BreakerState.CLOSED));
    }

    /** Whether all calls are admitted; asking changes nothing. */
    boolean isClosed() {
        return windowed && now().state() == BreakerState.CLOSED;
    }

    /** Whether no call is admitted yet; asking changes nothing. */
    boolean isOpen(long nowNanos) {
        Period now = now();
        return windowed && now.state() == BreakerState.OPEN && nowNanos - now.untilNanos() < 0;
    }

    boolean admits(long nowNanos) {
        if (isClosed()) {
            return true;
        }
        if (isOpen(nowNanos) && isOpen(nanoClock.getAsLong())) { // it may have waited to be asked
            return false;
        }
        boolean admitted = breaker.tryAcquirePermission();
        tellChange();
        if (now().state() == BreakerState.HALF_OPEN) {
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

    /** The number of the time between two state changes that it is now. A call belongs to the one it was admitted in. */
    int period() {
        return now().number();
    }

    /** Gives a permission back for a call that says nothing about the dependency. */
    void withdraw() {
        if (!isClosed()) {
            breaker.releasePermission();
        }
    }

    /**
     * Counts a call that was admitted in a period. One that outlived it says nothing about the dependency of now: a call from
     * before the breaker opened must not pass for one of the trials that decide whether it closes.
     */
    void sample(int admittedIn, Outcome outcome, long durationNanos, long nowNanos, @Nullable Throwable error) {
        Period now = now();
        if (admittedIn != now.number()) {
            return;
        }
        if (saysNothing(outcome)) {
            withdraw();
        } else if (isGood(outcome, durationNanos)) {
            succeeded(now.window(), durationNanos, nowNanos);
        } else {
            failed(now.window(), durationNanos, nowNanos, error);
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
            Period before = now(); // first: a state that was read before it could be that of an earlier time
            BreakerState now = state();
            if (now == before.state()) {
                return;
            }
            if (seen.compareAndSet(before, period(before.number() + 1, now))) {
                listener.breakerChanged(before.state(), now);
                return;
            }
        }
    }

    private Period now() {
        return requireNonNull(seen.get());
    }

    private Period period(int number, BreakerState state) {
        long nowNanos = windowed ? nanoClock.getAsLong() : 0;
        return new Period(
                number,
                state,
                windowed && state == BreakerState.CLOSED ? new CallWindow(settings, nowNanos) : null,
                nowNanos + settings.openFor().toNanos());
    }

    private static final class FailedCall extends RuntimeException {
        private static final long serialVersionUID = 1L;

        FailedCall() {
            super("the call failed without an error", null, false, false);
        }
    }
}
