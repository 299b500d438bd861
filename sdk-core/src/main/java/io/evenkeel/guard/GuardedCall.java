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
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One call to a dependency as its caller sees it: attempts, and the pauses between them. For integrations that run the
 * attempts themselves:
 *
 * <pre>{@code
 * GuardedCall call = dependency.begin(idempotent, journey);
 * do {
 *     call.attempt();                  // throws if it is refused, and then there is nothing to end
 *     try (CallScope scope = call.enter()) {
 *         ... run one attempt within call.timeoutNanos() ...
 *     }
 * } while (call.failed(error) && call.pause());   // or succeeded(result)
 * }</pre>
 *
 * <p>Every attempt must be ended exactly once, by {@link #succeeded}, {@link #failed} or {@link #over}; the first end wins
 * and later ones do nothing. Its threads may change from one attempt to the next.
 */
public final class GuardedCall {
    /** What one attempt does. */
    @FunctionalInterface
    public interface Work<T extends @Nullable Object, X extends Throwable> {
        T run() throws X;
    }

    private static final int BETWEEN_ATTEMPTS = 0;
    private static final int BEGINNING = 1;
    private static final int IN_ATTEMPT = 2;
    private static final int ENDING = 3;
    private static final int OVER = 4;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int NOT_IMPLEMENTED = 501;
    private static final long NONE = -1;

    private static final AtomicIntegerFieldUpdater<GuardedCall> STATE =
            AtomicIntegerFieldUpdater.newUpdater(GuardedCall.class, "state");

    private final Guard guard;
    private final Policy policy;
    private final GuardMode mode;
    private final @Nullable JourneyContext journey;
    private final boolean repeatable;
    private final boolean hasFallback;
    private final CallTrace trace;
    private final long startNanos;
    private final long deadlineNanos;

    private volatile int state;
    private int retries;
    private long attemptStartNanos;
    private Breaker.Period breakerPeriod;
    private boolean sampled;
    private boolean placed;
    private long pauseNanos;
    private Outcome outcome = Outcome.CANCELLED;
    private @Nullable Throwable error;

    /**
     * @param startNanos when it began
     */
    GuardedCall(
            Guard guard,
            Policy policy,
            GuardMode mode,
            @Nullable JourneyContext journey,
            boolean repeatable,
            boolean hasFallback,
            CallTrace trace,
            long startNanos) {
        this.guard = guard;
        this.policy = policy;
        this.mode = mode;
        this.journey = journey;
        this.repeatable = repeatable;
        this.hasFallback = hasFallback;
        this.trace = trace;
        this.startNanos = startNanos;
        this.attemptStartNanos = startNanos;
        this.breakerPeriod = policy.breaker().now();
        this.deadlineNanos = deadlineNanos(policy.settings(), journey, startNanos);
    }

    /** Its first attempt was admitted, and has been made already. */
    GuardedCall startedIn(Breaker.Period period) {
        sampled = true;
        placed = true;
        breakerPeriod = period;
        state = IN_ATTEMPT;
        return this;
    }

    private static long deadlineNanos(GuardSettings settings, @Nullable JourneyContext journey, long startNanos) {
        long own = startNanos + settings.timeout().toNanos();
        Deadline given = journey == null ? null : journey.deadline();
        return given == null || settings.deadlineMode() != GuardMode.ENFORCE || own - given.atNanos() <= 0
                ? own
                : given.atNanos();
    }

    /**
     * Begins the next attempt: deadline, breaker, concurrency limit, in this order.
     *
     * @throws CallRejectedException if it is refused; then the call is over and counted
     * @throws CancellationException if the call is over already
     */
    public void attempt() {
        if (!STATE.compareAndSet(this, BETWEEN_ATTEMPTS, BEGINNING)) {
            throw isOver();
        }
        if (mode != GuardMode.OFF) {
            admit();
        }
        trace.attempting(retries, breakerState());
        if (!STATE.compareAndSet(this, BEGINNING, IN_ATTEMPT)) {
            giveBack(); // somebody has given the call up meanwhile, and counted it
            throw isOver();
        }
    }

    private void admit() {
        if (journeyDeadlineHasPassed()) {
            refuse(RejectionReason.DEADLINE, policy.settings().deadlineMode());
        }
        if (!guard.breakerAdmits(policy.breaker(), attemptStartNanos)) {
            refuse(RejectionReason.CIRCUIT_OPEN, GuardMode.ENFORCE);
        } else if (!policy.places().tryAcquire()) {
            guard.withdrawFrom(policy.breaker());
            refuse(RejectionReason.BULKHEAD_FULL, GuardMode.ENFORCE);
        } else {
            sampled = true;
            placed = true;
            breakerPeriod = policy.breaker().now();
        }
    }

    private void giveBack() {
        if (placed) {
            placed = false;
            policy.places().release();
        }
        if (sampled) {
            sampled = false;
            guard.withdrawFrom(policy.breaker());
        }
    }

    /** Not asked where nobody wants to know. */
    private BreakerState breakerState() {
        return trace == CallTrace.NONE || mode == GuardMode.OFF
                ? BreakerState.CLOSED
                : guard.breakerState(policy.breaker());
    }

    private CancellationException isOver() {
        return new CancellationException("the call to " + guard.name + " is over");
    }

    /** How long this attempt may take, in nanoseconds; {@link Long#MAX_VALUE} for as long as it likes. */
    public long timeoutNanos() {
        if (mode != GuardMode.ENFORCE) {
            return Long.MAX_VALUE;
        }
        long left = deadlineNanos - attemptStartNanos;
        return Math.max(0, Math.min(policy.longestAttemptNanos(), left));
    }

    /** How long the whole call may still take when this attempt begins, as {@link #timeoutNanos()} gives it. */
    public long leftNanos() {
        return mode == GuardMode.ENFORCE ? Math.max(0, deadlineNanos - attemptStartNanos) : Long.MAX_VALUE;
    }

    /**
     * Makes the span of this attempt the current one of this thread. For the time in which the work of the attempt runs here, or
     * is started here.
     *
     * @return must be closed on this thread
     */
    public CallScope enter() {
        return trace.enter();
    }

    /**
     * Runs the call on this thread: attempts, and the pauses between them.
     *
     * @param work runs an attempt; what it throws is thrown on, untouched
     * @throws CallRejectedException if the call is refused
     */
    public <T extends @Nullable Object, X extends Throwable> T run(Work<T, X> work) throws X {
        while (true) {
            attempt();
            T result;
            try {
                result = entered(work);
            } catch (Throwable error) {
                if (failed(error) && pause()) {
                    continue;
                }
                throw error;
            }
            if (!succeeded(result) || !pause()) {
                return result;
            }
        }
    }

    /** Ends the first attempt, and runs the others, if there are to be any. */
    @SuppressWarnings("NullAway") // a null result is what the call itself returned
    <T extends @Nullable Object, X extends Throwable> T goOn(
            Work<T, X> work, Outcome seen, @Nullable T result, @Nullable Throwable error) throws X {
        if (ended(seen, result, error) && pause()) {
            return run(work);
        }
        return (error == null ? Ending.with(result) : Ending.<T>by(error)).get();
    }

    private <T extends @Nullable Object, X extends Throwable> T entered(Work<T, X> work) throws X {
        CallScope scope = trace.enter();
        try {
            return work.run();
        } finally {
            scope.close();
        }
    }

    /**
     * Tells the dependency with this attempt which span it belongs to. Does nothing where the request carries that already, or
     * where somebody else sees to it.
     *
     * @param header sets a header to a value, also where it has another one
     */
    public void writeTrace(BiConsumer<String, String> header) {
        trace.inject(header);
    }

    /**
     * The head of the answer is there, and the attempt is not over before the rest is. Need not be said where an attempt is ended
     * with its head.
     */
    public void answered(HttpResult head) {
        if (trace != CallTrace.NONE) {
            trace.answered(head.status(), guard.recorder.classify(head, null));
        }
    }

    /**
     * Tells the dependency with this attempt how long its answer is waited for, and whether it is asked again. See
     * {@link CallHeaders}.
     *
     * @param header sets a header to a value
     */
    public void writeHeaders(BiConsumer<String, String> header) {
        if (mode == GuardMode.OFF) {
            return;
        }
        Deadline told = told();
        if (told != null) {
            header.accept(
                    CallHeaders.DEADLINE,
                    CallHeaders.deadline(told.leftNanos(attemptStartNanos), System.currentTimeMillis()));
        }
        if (retries > 0 || (journey != null && journey.retry())) {
            header.accept(CallHeaders.RETRY, CallHeaders.IS_RETRY);
        }
    }

    /** Also what is only observed here, so that the dependency can observe it too. */
    private @Nullable Deadline told() {
        Deadline own = mode == GuardMode.ENFORCE ? new Deadline(attemptStartNanos + timeoutNanos()) : null;
        Deadline given =
                journey == null || policy.settings().deadlineMode() == GuardMode.OFF ? null : journey.deadline();
        return own == null || given == null ? (own == null ? given : own) : own.orEarlier(given);
    }

    /**
     * Ends the attempt with what it returned; {@code null} where it returns nothing.
     *
     * @return whether there is another attempt to come, after {@link #pause()}; otherwise the call is over and counted
     */
    public boolean succeeded(@Nullable Object result) {
        return ended(guard.recorder.classify(result, null), result, null);
    }

    /**
     * Ends the attempt with what it threw.
     *
     * @return whether there is another attempt to come, after {@link #pause()}; otherwise the call is over and counted
     */
    public boolean failed(Throwable thrown) {
        return ended(guard.recorder.classify(null, thrown), null, thrown);
    }

    /** Ends the call with the result of an attempt that nothing is to follow, such as one whose caller has its answer. */
    public void succeededForGood(@Nullable Object result) {
        Outcome seen = guard.recorder.classify(result, null);
        tellAnswer(result);
        over(seen, null);
    }

    /** Ends the call with what an attempt threw that nothing is to follow. */
    public void failedForGood(Throwable thrown) {
        over(guard.recorder.classify(null, thrown), thrown);
    }

    /** Ends the call with an outcome that is already known: in an attempt, before it has begun, or between two. */
    public void over(Outcome known, @Nullable Throwable thrown) {
        int before = STATE.getAndSet(this, OVER);
        if (before == OVER || before == ENDING) {
            return; // who is ending it will find it over
        }
        long nowNanos = guard.recorder.nanos();
        if (before == IN_ATTEMPT) {
            exit(known, thrown, nowNanos);
        }
        conclude(known, thrown, nowNanos);
    }

    /** How long to wait before the next attempt, in nanoseconds, for those who must not block. */
    public long pauseNanos() {
        return pauseNanos;
    }

    /**
     * Waits on this thread until the next attempt is due.
     *
     * @return whether it is; {@code false} if the thread was interrupted: then the call is over, with the outcome of the last
     *     attempt, and the thread is still interrupted
     */
    public boolean pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(pauseNanos);
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            over(outcome, error);
            return false;
        }
    }

    /** Whether the call failed or was refused, and its caller is to get the fallback. */
    boolean needsFallback() {
        return hasFallback
                && switch (outcome) {
                    case FAILURE, TIMEOUT, REJECTED -> state == OVER;
                    case SUCCESS, CLIENT_FAULT, CANCELLED, DEGRADED -> false;
                };
    }

    /** Counts a call that needed a fallback, once it is known whether there is one. */
    void settle(boolean degraded) {
        end(degraded ? Outcome.DEGRADED : outcome, guard.recorder.nanosSince(startNanos));
    }

    private boolean ended(Outcome seen, @Nullable Object result, @Nullable Throwable thrown) {
        if (!STATE.compareAndSet(this, IN_ATTEMPT, ENDING)) {
            return false;
        }
        long nowNanos = guard.recorder.nanos();
        tellAnswer(result);
        exit(seen, thrown, nowNanos);
        outcome = seen;
        error = thrown;
        pauseNanos = pauseBeforeRetry(seen, result, nowNanos);
        if (pauseNanos != NONE) {
            trace.retrying();
            // Before the state that lets the next attempt begin.
            retries++;
            attemptStartNanos = nowNanos + pauseNanos;
            if (STATE.compareAndSet(this, ENDING, BETWEEN_ATTEMPTS)) {
                return true;
            }
        }
        state = OVER;
        conclude(seen, thrown, nowNanos);
        return false;
    }

    private void tellAnswer(@Nullable Object result) {
        if (result instanceof HttpResult http) {
            trace.answered(http.status(), null);
        }
    }

    /** The way out of an attempt, innermost first. */
    private void exit(Outcome seen, @Nullable Throwable thrown, long nowNanos) {
        if (placed) {
            placed = false;
            policy.places().release();
        }
        long tookNanos = Math.max(0, nowNanos - attemptStartNanos);
        if (sampled) {
            sampled = false;
            guard.sample(policy.breaker(), breakerPeriod, seen, tookNanos, nowNanos, thrown);
        }
        if (seen == Outcome.SUCCESS) {
            policy.budget().succeeded(tookNanos, policy.longestAttemptNanos());
        }
        CallScope scope = trace.enter();
        guard.listener.attempted(seen);
        scope.close();
        trace.attempted(seen, thrown);
    }

    private long pauseBeforeRetry(Outcome seen, @Nullable Object result, long nowNanos) {
        RetrySettings retry = policy.settings().retry();
        if (mode != GuardMode.ENFORCE
                || !repeatable
                || retries >= retry.maxRetries()
                || (journey != null && journey.retry())
                || !isWorthAnotherTry(seen, result)) {
            return NONE;
        }
        long pause = guard.backoff.pauseNanos(retry, retries);
        Duration asked = result instanceof HttpResult http ? http.retryAfter() : null;
        if (asked != null) {
            if (asked.compareTo(retry.maxBackoff()) > 0) {
                return NONE;
            }
            pause = Math.max(pause, asked.toNanos());
        }
        if (nowNanos + pause - deadlineNanos >= 0 || guard.isOpen(policy.breaker())) {
            return NONE;
        }
        if (!policy.budget().tryTake(seen == Outcome.TIMEOUT)) {
            tellRefusal(RejectionReason.RETRY_BUDGET, true);
            return NONE;
        }
        return pause;
    }

    private static boolean isWorthAnotherTry(Outcome seen, @Nullable Object result) {
        if (result instanceof HttpResult http) {
            // Not implemented stays so; a limit of the caller's rate invites another try if it says when.
            return (seen == Outcome.FAILURE && http.status() != NOT_IMPLEMENTED)
                    || seen == Outcome.TIMEOUT
                    || (http.status() == TOO_MANY_REQUESTS && http.retryAfter() != null);
        }
        return seen == Outcome.FAILURE || seen == Outcome.TIMEOUT;
    }

    private boolean journeyDeadlineHasPassed() {
        Deadline given = journey == null ? null : journey.deadline();
        return given != null && given.hasPassed(attemptStartNanos);
    }

    /** Comes back where nothing is enforced. */
    private void refuse(RejectionReason reason, GuardMode how) {
        boolean enforced = mode == GuardMode.ENFORCE && how == GuardMode.ENFORCE;
        if (how != GuardMode.OFF) {
            tellRefusal(reason, enforced);
        }
        if (enforced) {
            CallRejectedException refusal = guard.refusal(reason);
            if (STATE.compareAndSet(this, BEGINNING, OVER)) {
                conclude(Outcome.REJECTED, refusal, guard.recorder.nanos());
            }
            throw refusal;
        }
    }

    private void tellRefusal(RejectionReason reason, boolean enforced) {
        trace.refused(reason, enforced, breakerState());
        CallScope scope = trace.enter();
        guard.listener.refused(reason, enforced);
        scope.close();
    }

    private void conclude(Outcome last, @Nullable Throwable thrown, long nowNanos) {
        outcome = last;
        error = thrown;
        if (journey != null) {
            guard.leaveCause(journey, last, thrown);
        }
        if (!needsFallback()) {
            end(last, Math.max(0, nowNanos - startNanos));
        }
    }

    /** With its span current, for all that is recorded to find it. */
    private void end(Outcome last, long durationNanos) {
        CallScope scope = trace.enter();
        guard.recorder.end(startNanos, last, durationNanos, error, null);
        scope.close();
        trace.ended(last, error);
    }
}
