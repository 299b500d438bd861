package io.evenkeel.guard;

import io.evenkeel.call.Component;
import io.evenkeel.call.FaultListener;
import java.util.function.DoubleSupplier;

/**
 * Exponential back-off with full jitter: a random pause between 0 and twice as much each time. Source: "Exponential Backoff
 * And Jitter", AWS Architecture Blog, 2015.
 */
final class Backoff {
    private final DoubleSupplier jitter;
    private final FaultListener faults;

    /**
     * @param jitter uniform in {@code 0 <= x < 1}
     */
    Backoff(DoubleSupplier jitter, FaultListener faults) {
        this.jitter = jitter;
        this.faults = faults;
    }

    /**
     * @param retriesBefore how often the call was tried again by now
     */
    long pauseNanos(RetrySettings settings, int retriesBefore) {
        long doubled =
                settings.backoff().toNanos() << retriesBefore; // no overflow: at most a minute, ten times doubled
        return (long) (Math.min(settings.maxBackoff().toNanos(), doubled) * fraction());
    }

    private double fraction() {
        try {
            return jitter.getAsDouble();
        } catch (Throwable fault) {
            faults.isolated(Component.GUARD, fault);
            return 0.5;
        }
    }
}
