package io.evenkeel;

import static java.util.Objects.requireNonNull;

import io.evenkeel.call.ActiveCall;
import io.evenkeel.call.BreakerState;
import io.evenkeel.call.CallRejectedException;
import io.evenkeel.call.CurrentJourney;
import io.evenkeel.call.InvalidSettingException;
import io.evenkeel.call.JourneyContext;
import io.evenkeel.call.Outcome;
import io.evenkeel.call.SentRequest;
import io.evenkeel.guard.Fallback;
import io.evenkeel.guard.Guard;
import io.evenkeel.guard.GuardMode;
import io.evenkeel.guard.GuardSettings;
import io.evenkeel.guard.GuardedCall;
import io.evenkeel.guard.LastGood;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An outbound target of a service that is measured and guarded. Thread-safe. Every way to call throws
 * {@link CallRejectedException} if the guard refuses, and then the work is not run; otherwise what the work returns or
 * throws passes through untouched. A failed call is tried again only if the dependency is declared idempotent.
 */
public final class Dependency {
    private final String name;
    private final Guard guard;
    private final Consumer<Consumer<DependencySpec>> changing;
    private final LongSupplier nanoClock;

    Dependency(String name, Guard guard, Consumer<Consumer<DependencySpec>> changing, LongSupplier nanoClock) {
        this.name = name;
        this.guard = guard;
        this.changing = changing;
        this.nanoClock = nanoClock;
    }

    /** The value of the {@code dependency} label. */
    public String name() {
        return name;
    }

    /** How calls are guarded that begin now; {@link #mode()} may go before its mode. */
    public GuardSettings settings() {
        return guard.settings();
    }

    /** How far the guard goes now: as it was configured, or as it was switched to. */
    public GuardMode mode() {
        return guard.mode();
    }

    /** The state of the breaker. */
    public BreakerState breakerState() {
        return guard.breakerState();
    }

    /**
     * Guards the calls that begin from now on in another way. All counts and listeners stay; a breaker whose own settings
     * change starts anew. The classifier cannot be changed.
     *
     * @throws InvalidSettingException if a setting is out of its range, or the standard forbids it; then nothing is changed
     */
    public void change(Consumer<DependencySpec> declaration) {
        changing.accept(requireNonNull(declaration, "declaration"));
    }

    /** Guards and measures a call on the thread of the caller. The time-out is the client's own: nothing interrupts it. */
    public <T extends @Nullable Object> T call(Callable<T> work) throws Exception {
        return guard.call(work);
    }

    /**
     * Guards and measures a call on the thread of the caller.
     *
     * @param fallback what the caller gets where the call fails or is refused; the outcome is then {@code degraded}
     */
    public <T extends @Nullable Object> T call(Callable<T> work, Fallback<T> fallback) throws Exception {
        return guard.call(work, fallback);
    }

    /** Guards and measures a call that throws no checked exception. */
    public <T extends @Nullable Object> T get(Supplier<T> work) {
        return guard.get(work);
    }

    /** Guards and measures a call that throws no checked exception, with a fallback. */
    public <T extends @Nullable Object> T get(Supplier<T> work, Fallback<T> fallback) {
        requireNonNull(work, "work");
        return Unchecked.call(() -> guard.call(work::get, fallback));
    }

    /** Guards and measures a call that returns nothing. */
    public void run(Runnable work) {
        guard.run(work);
    }

    /**
     * Guards and measures an asynchronous call; no thread waits for it. A refusal and a time-out complete the returned
     * stage exceptionally, with {@link CallRejectedException} or {@link java.util.concurrent.TimeoutException}.
     *
     * @param work starts the call, on the thread of the caller; where it is tried again, on a thread of the common pool
     */
    public <T extends @Nullable Object> CompletionStage<T> stage(Supplier<? extends CompletionStage<T>> work) {
        return guard.stage(work, null, settings().idempotent());
    }

    /**
     * Guards and measures an asynchronous call that says for itself whether it may be tried again.
     *
     * @param work starts the call, as in {@link #stage(Supplier)}
     * @param idempotent whether it may be tried again
     */
    public <T extends @Nullable Object> CompletionStage<T> stage(
            Supplier<? extends CompletionStage<T>> work, boolean idempotent) {
        return guard.stage(work, null, idempotent);
    }

    /**
     * Guards and measures an asynchronous call with a fallback.
     *
     * @param work starts the call, as in {@link #stage(Supplier)}
     * @param fallback what the caller gets where the call fails or is refused
     */
    public <T extends @Nullable Object> CompletionStage<T> stage(
            Supplier<? extends CompletionStage<T>> work, Fallback<T> fallback) {
        return guard.stage(
                work, requireNonNull(fallback, "fallback"), settings().idempotent());
    }

    /**
     * A fallback to the last value that a call succeeded with. Keep it beside the calls of one and the same thing.
     *
     * @param maxAge how old that value may be; above 0
     * @throws InvalidSettingException if the age is not above 0
     */
    public <T extends @Nullable Object> LastGood<T> lastGood(Duration maxAge) {
        return new LastGood<>(maxAge, nanoClock);
    }

    /**
     * Starts a call that no lambda can wrap, and that is not tried again.
     *
     * @return must be ended exactly once, on any thread
     * @throws CallRejectedException if the call was refused; then there is nothing to end
     */
    public ActiveCall start() {
        return guard.start(CurrentJourney.get());
    }

    /**
     * Begins a call whose attempts the caller runs: for integrations.
     *
     * @param idempotent whether it may be tried again
     * @param journey the journey call that it belongs to, for integrations that carry it in a context of their own;
     *     {@code null} if there is none
     */
    public GuardedCall begin(boolean idempotent, @Nullable JourneyContext journey) {
        return guard.begin(idempotent, journey, null);
    }

    /**
     * Begins a call over HTTP whose attempts the caller runs: for integrations.
     *
     * @param idempotent whether it may be tried again
     * @param journey the journey call that it belongs to; {@code null} if there is none
     * @param request what it sends
     */
    public GuardedCall begin(boolean idempotent, @Nullable JourneyContext journey, SentRequest request) {
        return guard.begin(idempotent, journey, requireNonNull(request, "request"));
    }

    /**
     * Counts a call that something else has made and timed, such as a connection pool, and that ends now. Nothing of it is
     * guarded: the breaker, the limit and the retry budget hear nothing of it.
     *
     * @param outcome what happened
     * @param durationNanos how long it took, in nanoseconds; below 0 counts as 0
     * @param error what was thrown, or {@code null}
     * @param journeyContext the journey call that it belonged to; {@code null} if there is none
     */
    public void record(
            Outcome outcome, long durationNanos, @Nullable Throwable error, @Nullable JourneyContext journeyContext) {
        guard.record(outcome, durationNanos, error, journeyContext, false);
    }

    /**
     * Counts a call as {@link #record} does, without a span: for integrations whose client makes one, where it is traced.
     *
     * @param durationNanos how long it took, in nanoseconds; below 0 counts as 0
     */
    public void recordSpanned(
            Outcome outcome, long durationNanos, @Nullable Throwable error, @Nullable JourneyContext journeyContext) {
        guard.record(outcome, durationNanos, error, journeyContext, true);
    }

    /** The outcome that this dependency's classifier decides on for a result or an error. */
    public Outcome classify(@Nullable Object result, @Nullable Throwable error) {
        return guard.classify(result, error);
    }
}
