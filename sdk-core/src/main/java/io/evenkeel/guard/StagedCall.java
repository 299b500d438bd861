package io.evenkeel.guard;

import static java.util.Objects.requireNonNull;

import io.evenkeel.call.CallRejectedException;
import io.evenkeel.call.CallScope;
import io.evenkeel.call.FaultListener;
import io.evenkeel.call.Outcome;
import io.evenkeel.context.Load;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs the attempts of an asynchronous call, and gives its caller a future that can be cancelled and is ended in time. What its
 * caller's thread showed is shown wherever the application's code runs for it.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what a callback fails with has already reached the answer
final class StagedCall<T extends @Nullable Object> {
    private final GuardedCall call;
    private final Supplier<? extends CompletionStage<T>> work;
    private final @Nullable Fallback<T> fallback;
    private final Load carried;
    private final String name;
    private final FaultListener faults;
    private final CompletableFuture<T> answer = new CompletableFuture<>();
    private volatile @Nullable CompletionStage<T> attempt;

    StagedCall(
            GuardedCall call,
            Supplier<? extends CompletionStage<T>> work,
            @Nullable Fallback<T> fallback,
            Load carried,
            String name,
            FaultListener faults) {
        this.call = call;
        this.work = work;
        this.fallback = fallback;
        this.carried = carried;
        this.name = name;
        this.faults = faults;
    }

    CompletionStage<T> start() {
        try {
            call.attempt();
        } catch (CallRejectedException refused) {
            conclude(Ending.by(refused));
            return answer;
        }
        try {
            watch(stage());
        } catch (Throwable error) {
            call.failedForGood(error);
            if (!call.needsFallback()) {
                throw error;
            }
            conclude(Ending.by(error));
        }
        answer.whenComplete((result, error) -> {
            if (answer.isCancelled()) {
                call.over(Outcome.CANCELLED, new CancellationException());
                cancelAttempt();
            }
        });
        return answer;
    }

    private CompletionStage<T> stage() {
        CallScope scope = call.enter();
        try {
            return requireNonNull(work.get(), "the stage of a call to a dependency");
        } finally {
            scope.close();
        }
    }

    private void again() {
        Runnable before = carried.show();
        try {
            if (attempts()) {
                watch(stage());
            }
        } catch (Throwable error) {
            failed(error);
        } finally {
            before.run();
        }
    }

    private boolean attempts() {
        try {
            call.attempt();
            return true;
        } catch (CallRejectedException | CancellationException over) {
            conclude(Ending.by(over));
            return false;
        }
    }

    private void watch(CompletionStage<T> stage) {
        attempt = stage;
        long timeoutNanos = call.timeoutNanos();
        // Whoever completes it, the attempt or its time-out, is the one that is counted and the one that is answered.
        CompletableFuture<@Nullable Void> timer = new CompletableFuture<>();
        stage.whenComplete((result, error) -> {
            if (!timer.complete(null)) {
                return;
            }
            if (error == null) {
                succeeded(result);
            } else {
                failed(error);
            }
        });
        if (timeoutNanos < Long.MAX_VALUE && !timer.isDone()) {
            timer.orTimeout(timeoutNanos, TimeUnit.NANOSECONDS);
            // Away from the JDK's one timer thread, which the callbacks of the application must not hold up.
            timer.exceptionallyAsync(late -> {
                failed(new TimeoutException("call to " + name + " took longer than " + Duration.ofNanos(timeoutNanos)));
                stage.toCompletableFuture().cancel(true);
                return null;
            });
        }
        if (answer.isCancelled()) {
            cancelAttempt();
        }
    }

    private void succeeded(T result) {
        if (call.succeeded(result)) {
            pause();
        } else {
            conclude(Ending.with(result));
        }
    }

    private void failed(Throwable error) {
        if (call.failed(error)) {
            pause();
        } else {
            conclude(Ending.by(error));
        }
    }

    private void pause() {
        CompletableFuture.delayedExecutor(call.pauseNanos(), TimeUnit.NANOSECONDS)
                .execute(this::again);
    }

    private void conclude(Ending<T> ending) {
        Runnable before = carried.show(); // for the fallback, and for what the application does with the answer
        try {
            Ending<T> last = fallback == null ? ending : ending.orElse(fallback, call, faults);
            last.complete(answer);
        } finally {
            before.run();
        }
    }

    private void cancelAttempt() {
        CompletionStage<T> current = attempt;
        if (current != null) {
            current.toCompletableFuture().cancel(true);
        }
    }
}
