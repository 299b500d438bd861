package io.evenkeel.simulation.policy;

import static java.util.Objects.requireNonNull;

import dev.failsafe.CircuitBreaker;
import io.evenkeel.simulation.world.VirtualTime;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Half-opens a breaker of Failsafe once it has been open for its time. */
final class OpenTime {
    private final VirtualTime time;
    private final Duration openFor;
    private @Nullable CircuitBreaker<Object> breaker;

    OpenTime(VirtualTime time, Duration openFor) {
        this.time = time;
        this.openFor = openFor;
    }

    CircuitBreaker<Object> watch(CircuitBreaker<Object> watched) {
        breaker = watched;
        return watched;
    }

    void begins() {
        time.after(openFor.toNanos(), requireNonNull(breaker)::halfOpen);
    }
}
