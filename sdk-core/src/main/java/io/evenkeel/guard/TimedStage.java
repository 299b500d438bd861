package io.evenkeel.guard;

import io.evenkeel.call.ActiveCall;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Ends a call with its stage, and gives the caller a future that can be cancelled and timed out. */
@SuppressWarnings("FutureReturnValueIgnored") // what a callback fails with has already reached the answer
final class TimedStage {
    private TimedStage() {}

    static <T extends @Nullable Object> CompletionStage<T> unlimited(CompletionStage<T> stage, ActiveCall call) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        stage.whenComplete((result, error) -> settle(answer, call, result, error));
        cancelWith(answer, stage, call);
        return answer;
    }

    static <T extends @Nullable Object> CompletionStage<T> limited(
            CompletionStage<T> stage, ActiveCall call, String name, Duration timeout) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        // Whoever completes it, the call or its time-out, is the one that is counted and the one that is answered.
        CompletableFuture<@Nullable Void> timer = new CompletableFuture<>();
        stage.whenComplete((result, error) -> {
            if (timer.complete(null)) {
                settle(answer, call, result, error);
            }
        });
        if (!timer.isDone()) {
            timer.orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS);
            // Away from the JDK's one timer thread, which the callbacks of the application must not hold up.
            timer.exceptionallyAsync(late -> {
                TimeoutException error = new TimeoutException("call to " + name + " took longer than " + timeout);
                settle(answer, call, null, error);
                stage.toCompletableFuture().cancel(true);
                return null;
            });
        }
        cancelWith(answer, stage, call);
        return answer;
    }

    @SuppressWarnings("NullAway") // a null result is what the application's own stage completed with
    private static <T extends @Nullable Object> void settle(
            CompletableFuture<T> answer, ActiveCall call, @Nullable T result, @Nullable Throwable error) {
        if (error == null) {
            call.succeeded(result);
            answer.complete(result);
        } else {
            call.failed(error);
            answer.completeExceptionally(error);
        }
    }

    private static <T extends @Nullable Object> void cancelWith(
            CompletableFuture<T> answer, CompletionStage<T> stage, ActiveCall call) {
        answer.whenComplete((result, error) -> {
            if (answer.isCancelled()) {
                call.failed(new CancellationException());
                stage.toCompletableFuture().cancel(true);
            }
        });
    }
}
