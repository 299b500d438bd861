package io.evenkeel.guard;

import org.jspecify.annotations.Nullable;

/**
 * What a caller gets where a call to a dependency fails or is refused. The call's outcome is then {@code degraded}. Used by
 * the thread that ends the call.
 */
@FunctionalInterface
public interface Fallback<T extends @Nullable Object> {
    /**
     * The value instead.
     *
     * @param cause why there is no other one; {@code null} if the call returned a result that counts as failed
     * @throws Exception if there is no value: the caller then sees what the call itself ended with
     */
    T instead(@Nullable Throwable cause) throws Exception;

    /** Told of each value that a call succeeds with. */
    default void succeeded(T value) {}

    /** Always the same value. */
    static <T extends @Nullable Object> Fallback<T> value(T value) {
        return cause -> value;
    }
}
