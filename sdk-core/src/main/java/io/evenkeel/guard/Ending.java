package io.evenkeel.guard;

import io.evenkeel.call.Component;
import io.evenkeel.call.FaultListener;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What a call ended with: a result, or an error. */
final class Ending<T extends @Nullable Object> {
    private final @Nullable T result;
    private final @Nullable Throwable error;

    private Ending(@Nullable T result, @Nullable Throwable error) {
        this.result = result;
        this.error = error;
    }

    static <T extends @Nullable Object> Ending<T> with(T result) {
        return new Ending<>(result, null);
    }

    static <T extends @Nullable Object> Ending<T> by(Throwable error) {
        return new Ending<>(null, error);
    }

    /** The fallback's value instead, where the call needs it and there is one. */
    Ending<T> orElse(Fallback<T> fallback, GuardedCall call, FaultListener faults) {
        if (!call.needsFallback()) {
            remember(fallback, faults);
            return this;
        }
        T value;
        try {
            value = fallback.instead(error);
        } catch (Throwable none) {
            call.settle(false);
            return this;
        }
        call.settle(true);
        return with(value);
    }

    private void remember(Fallback<T> fallback, FaultListener faults) {
        if (error == null) {
            try {
                fallback.succeeded(value());
            } catch (Throwable fault) {
                faults.isolated(Component.LISTENER, fault);
            }
        }
    }

    T get() {
        if (error != null) {
            throw Ending.<RuntimeException>untouched(error);
        }
        return value();
    }

    void complete(CompletableFuture<T> answer) {
        if (error == null) {
            answer.complete(value());
        } else {
            answer.completeExceptionally(error);
        }
    }

    @SuppressWarnings("NullAway") // a null result is what the call itself returned
    private T value() {
        return result;
    }

    /** Lets an exception through as it is, checked or not. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    static <E extends Throwable> E untouched(Throwable error) throws E {
        throw (E) error;
    }
}
