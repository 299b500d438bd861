package io.evenkeel;

import io.evenkeel.guard.Breakers;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;

/** Binds the breakers' own {@code resilience4j.*} meters where resilience4j-micrometer is on the class path. */
final class Resilience4jMeters {
    private Resilience4jMeters() {}

    static boolean bindIfPresent(Breakers breakers, MeterRegistry registry) {
        boolean present = isPresent();
        if (present) {
            Binding.bind(breakers.followed(), registry);
        }
        return present;
    }

    static boolean isPresent() {
        try {
            Class.forName(
                    "io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics",
                    false,
                    Resilience4jMeters.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }

    /** A class of its own, so that the library is looked for only when it is there. */
    private static final class Binding {
        static void bind(CircuitBreakerRegistry breakers, MeterRegistry registry) {
            TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(registry);
        }
    }
}
