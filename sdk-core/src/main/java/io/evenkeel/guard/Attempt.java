package io.evenkeel.guard;

import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How work of one kind is run. One for each kind, so that none has to be made for each call. */
@FunctionalInterface
interface Attempt<W, T extends @Nullable Object, X extends Throwable> {
    T of(W work) throws X;

    static <T extends @Nullable Object> Attempt<Callable<T>, T, Exception> ofCallable() {
        return Callable::call;
    }

    static <T extends @Nullable Object> Attempt<Supplier<T>, T, RuntimeException> ofSupplier() {
        return Supplier::get;
    }

    @SuppressWarnings("NullAway") // it returns nothing
    static Attempt<Runnable, @Nullable Object, RuntimeException> ofRunnable() {
        return work -> {
            work.run();
            return null;
        };
    }
}
