package io.evenkeel.spring.context;

import io.evenkeel.context.ThreadPart;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/** The current observation of Micrometer, which has the span and the keys of Spring Boot's log lines with it. */
final class ObservationPart implements ThreadPart {
    private static final Taken NOTHING = () -> () -> {};

    private volatile @Nullable ObservationRegistry registry;

    /**
     * There is nothing to carry until the registry is known: work that is given away while the application starts belongs to
     * nobody.
     */
    void in(@Nullable ObservationRegistry known) {
        registry = known;
    }

    @Override
    public Taken take() {
        ObservationRegistry observations = registry;
        if (observations == null) {
            return NOTHING;
        }
        Observation taken = observations.getCurrentObservation();
        return () -> show(taken, observations);
    }

    private static Runnable show(@Nullable Observation taken, ObservationRegistry observations) {
        Observation.Scope before = observations.getCurrentObservationScope();
        if (taken == null) {
            observations.setCurrentObservationScope(null);
            return () -> observations.setCurrentObservationScope(before);
        }
        Observation.Scope scope = taken.openScope();
        return () -> {
            try {
                scope.close();
            } finally {
                observations.setCurrentObservationScope(before); // also where the work has left one open
            }
        };
    }
}
