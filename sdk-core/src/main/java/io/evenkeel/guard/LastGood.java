package io.evenkeel.guard;

import static java.util.Objects.requireNonNull;

import io.evenkeel.call.InvalidSettingException;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The last value that a call succeeded with, for as long as it is not too old. Holds one value, which must not change
 * afterwards: use one for each thing that is asked for, and never one for several users. Thread-safe.
 */
public final class LastGood<T extends @Nullable Object> implements Fallback<T> {
    private record Entry<T extends @Nullable Object>(T value, long atNanos) {}

    private final long maxAgeNanos;
    private final LongSupplier nanoClock;
    private volatile @Nullable Entry<T> last;

    /**
     * @param maxAge how old a value may be; above 0
     * @param nanoClock a monotonic clock in nanoseconds
     * @throws InvalidSettingException if the age is not above 0
     */
    public LastGood(Duration maxAge, LongSupplier nanoClock) {
        if (maxAge.isNegative() || maxAge.isZero()) {
            throw new InvalidSettingException("max-age", maxAge, "a duration > 0");
        }
        this.maxAgeNanos = maxAge.toNanos();
        this.nanoClock = requireNonNull(nanoClock, "nanoClock");
    }

    /**
     * The last value.
     *
     * @throws NoSuchElementException if there is none, or if it is too old
     */
    @Override
    public T instead(@Nullable Throwable cause) {
        Entry<T> entry = last;
        if (entry == null || nanoClock.getAsLong() - entry.atNanos() > maxAgeNanos) {
            throw new NoSuchElementException("no value that is young enough");
        }
        return entry.value();
    }

    @Override
    public void succeeded(T value) {
        last = new Entry<>(value, nanoClock.getAsLong());
    }
}
