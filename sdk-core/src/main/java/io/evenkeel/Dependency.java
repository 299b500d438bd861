package io.evenkeel;

import static java.util.Objects.requireNonNull;

import io.evenkeel.call.ActiveCall;
import io.evenkeel.call.BreakerState;
import io.evenkeel.call.CallRejectedException;
import io.evenkeel.call.Causes;
import io.evenkeel.guard.Guard;
import io.evenkeel.guard.GuardSettings;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An outbound target of a service that is measured and guarded. Thread-safe. Every way to call throws
 * {@link CallRejectedException} if the guard refuses, and then the work is not run; otherwise what the work returns or
 * throws passes through untouched.
 */
public final class Dependency {
    private final String name;
    private final Guard guard;

    Dependency(String name, Guard guard) {
        this.name = name;
        this.guard = guard;
    }

    /** The value of the {@code dependency} label. */
    public String name() {
        return name;
    }

    /** How calls are guarded. */
    public GuardSettings settings() {
        return guard.settings();
    }

    /** The state of the breaker. */
    public BreakerState breakerState() {
        return guard.breakerState();
    }

    /** Guards and measures a call on the thread of the caller. The time-out is the client's own: nothing interrupts it. */
    public <T extends @Nullable Object> T call(Callable<T> work) throws Exception {
        return guard.call(work);
    }

    /** Guards and measures a call that throws no checked exception. */
    public <T extends @Nullable Object> T get(Supplier<T> work) {
        requireNonNull(work, "work");
        return Unchecked.call(() -> guard.call(work::get));
    }

    /** Guards and measures a call that returns nothing. */
    public void run(Runnable work) {
        requireNonNull(work, "work");
        Unchecked.<@Nullable Object>call(() -> guard.call(() -> {
            work.run();
            return null;
        }));
    }

    /**
     * Guards and measures an asynchronous call; no thread waits for it. A refusal and a time-out complete the returned
     * stage exceptionally, with {@link CallRejectedException} or {@link java.util.concurrent.TimeoutException}.
     *
     * @param work starts the call, on the thread of the caller
     */
    public <T extends @Nullable Object> CompletionStage<T> stage(Supplier<? extends CompletionStage<T>> work) {
        return guard.stage(work);
    }

    /**
     * Starts a call that no lambda can wrap.
     *
     * @return must be ended exactly once, on any thread
     * @throws CallRejectedException if the call was refused; then there is nothing to end
     */
    public ActiveCall start() {
        return guard.start();
    }

    /**
     * Starts a call that no lambda can wrap, for a journey call that is not the current one of this thread: for
     * integrations that carry it in a context of their own.
     *
     * @param causes of that journey call; {@code null} if there is none
     * @return must be ended exactly once, on any thread
     * @throws CallRejectedException if the call was refused; then there is nothing to end
     */
    public ActiveCall start(@Nullable Causes causes) {
        return guard.start(causes);
    }
}
