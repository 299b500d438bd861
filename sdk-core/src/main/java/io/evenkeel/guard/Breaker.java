package io.evenkeel.guard;

import static java.util.Objects.requireNonNull;

import io.evenkeel.call.BreakerState;
import io.evenkeel.call.GuardListener;
import io.evenkeel.call.Outcome;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
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

    private final CircuitBreaker breaker;
    private final long slowNanos;
    private final long trialsEndNanos;
    private final LongSupplier nanoClock;
    private final GuardListener listener;
    private final AtomicReference<BreakerState> seen = new AtomicReference<>(BreakerState.CLOSED);
    private final AtomicInteger period = new AtomicInteger();
    private final AtomicLong lastTrialNanos = new AtomicLong();

    /**
     * @param slowAfter a call that lasts longer counts as a failed one
     * @param trialsEndAfter how long after the last trial began all of them must have ended
     */
    Breaker(
            CircuitBreaker breaker,
            Duration slowAfter,
            Duration trialsEndAfter,
            LongSupplier nanoClock,
            GuardListener listener) {
        this.breaker = breaker;
        this.slowNanos = slowAfter.toNanos();
        this.trialsEndNanos = trialsEndAfter.toNanos();
        this.nanoClock = nanoClock;
        this.listener = listener;
    }

    boolean admits() {
        boolean admitted = breaker.tryAcquirePermission();
        tellChange();
        if (requireNonNull(seen.get()) == BreakerState.HALF_OPEN) {
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
            breaker.transitionToOpenState();
            tellChange();
        }
    }

    /** The number of the time between two state changes that it is now. A call belongs to the one it was admitted in. */
    int period() {
        return period.get();
    }

    /** Gives a permission back for a call that says nothing about the dependency. */
    void withdraw() {
        breaker.releasePermission();
    }

    /**
     * Counts a call that was admitted in a period. One that outlived it says nothing about the dependency of now: a call from
     * before the breaker opened must not pass for one of the trials that decide whether it closes.
     */
    void sample(int admittedIn, Outcome outcome, long durationNanos, @Nullable Throwable error) {
        if (admittedIn != period.get()) {
            return;
        }
        switch (outcome) {
            case SUCCESS, CLIENT_FAULT -> {
                if (durationNanos <= slowNanos) {
                    breaker.onSuccess(durationNanos, TimeUnit.NANOSECONDS);
                } else {
                    failed(durationNanos, error);
                }
            }
            case FAILURE, TIMEOUT -> failed(durationNanos, error);
            case CANCELLED, REJECTED, DEGRADED -> breaker.releasePermission();
        }
        tellChange();
    }

    private void failed(long durationNanos, @Nullable Throwable error) {
        breaker.onError(durationNanos, TimeUnit.NANOSECONDS, error == null ? FAILED_WITHOUT_ERROR : error);
    }

    BreakerState state() {
        return switch (breaker.getState()) {
            case OPEN, FORCED_OPEN -> BreakerState.OPEN;
            case HALF_OPEN -> BreakerState.HALF_OPEN;
            case CLOSED, DISABLED, METRICS_ONLY -> BreakerState.CLOSED;
        };
    }

    private void tellChange() {
        BreakerState now = state();
        BreakerState before = requireNonNull(seen.get());
        if (now != before && seen.compareAndSet(before, now)) {
            period.incrementAndGet();
            listener.breakerChanged(before, now);
        }
    }

    private static final class FailedCall extends RuntimeException {
        private static final long serialVersionUID = 1L;

        FailedCall() {
            super("the call failed without an error", null, false, false);
        }
    }
}
