package io.evenkeel.spring.outbound;

import io.evenkeel.call.CallRejectedException;
import io.evenkeel.call.CallScope;
import io.evenkeel.call.Outcome;
import java.net.http.HttpResponse;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The attempts of an exchange that no thread waits for. Cancelling its future cancels the attempt that is under way. */
@SuppressWarnings("FutureReturnValueIgnored") // what a callback fails with has already reached the answer
final class StagedExchange<T> {
    private final GuardedExchange<T> exchange;
    private final Supplier<CompletableFuture<HttpResponse<T>>> sending;
    private final CompletableFuture<HttpResponse<T>> answer = new CompletableFuture<>();
    private volatile @Nullable CompletableFuture<HttpResponse<T>> attempt;

    StagedExchange(GuardedExchange<T> exchange, Supplier<CompletableFuture<HttpResponse<T>>> sending) {
        this.exchange = exchange;
        this.sending = sending;
    }

    CompletableFuture<HttpResponse<T>> start() {
        if (attempts()) {
            try {
                send();
            } catch (Throwable illegal) {
                exchange.call().over(exchange.dependency().classify(null, illegal), illegal);
                throw illegal;
            }
        }
        answer.whenComplete((response, error) -> {
            if (answer.isCancelled()) {
                exchange.call().over(Outcome.CANCELLED, error);
                cancelAttempt();
            }
        });
        return answer;
    }

    private boolean attempts() {
        try {
            exchange.call().attempt();
            return true;
        } catch (CallRejectedException refused) {
            answer.completeExceptionally(new RequestRefusedException(refused));
        } catch (CancellationException over) {
            answer.completeExceptionally(over);
        }
        return false;
    }

    private void again() {
        try {
            if (attempts()) {
                send();
            }
        } catch (Throwable error) {
            failed(error);
        }
    }

    private void send() {
        CompletableFuture<HttpResponse<T>> sent = started();
        attempt = sent;
        sent.whenComplete((response, error) -> {
            if (error == null) {
                succeeded(response);
            } else {
                failed(error);
            }
        });
        if (answer.isCancelled()) {
            cancelAttempt();
        }
    }

    private CompletableFuture<HttpResponse<T>> started() {
        CallScope scope = exchange.call().enter();
        try {
            return sending.get();
        } finally {
            scope.close();
        }
    }

    private void succeeded(HttpResponse<T> response) {
        if (exchange.succeeded(response)) {
            GuardedExchange.release(response);
            pause();
        } else {
            answer.complete(response);
        }
    }

    private void failed(Throwable error) {
        if (exchange.call().failed(error)) {
            pause();
        } else {
            answer.completeExceptionally(error);
        }
    }

    private void pause() {
        CompletableFuture.delayedExecutor(exchange.call().pauseNanos(), TimeUnit.NANOSECONDS)
                .execute(this::again);
    }

    private void cancelAttempt() {
        CompletableFuture<HttpResponse<T>> current = attempt;
        if (current != null) {
            current.cancel(true);
        }
    }
}
