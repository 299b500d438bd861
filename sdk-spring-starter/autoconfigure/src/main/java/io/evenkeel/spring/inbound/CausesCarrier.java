package io.evenkeel.spring.inbound;

import io.evenkeel.call.Causes;
import io.evenkeel.call.CurrentCauses;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationView;

/**
 * Lets the causes of a journey call go wherever Spring's observations go: an observation inherits them from its parent, and
 * they are the current ones of a thread while its scope is open there.
 */
final class CausesCarrier implements ObservationHandler<Observation.Context> {
    @Override
    public boolean supportsContext(Observation.Context context) {
        return true;
    }

    @Override
    public void onStart(Observation.Context context) {
        ObservationView parent = context.getParentObservation();
        if (parent != null && context.get(Causes.class) == null) {
            Causes inherited = parent.getContextView().get(Causes.class);
            if (inherited != null) {
                context.put(Causes.class, inherited);
            }
        }
    }

    @Override
    public void onScopeOpened(Observation.Context context) {
        Causes causes = context.get(Causes.class);
        if (causes != null) {
            CurrentCauses.enter(causes);
        }
    }

    @Override
    public void onScopeClosed(Observation.Context context) {
        Causes causes = context.get(Causes.class);
        if (causes != null) {
            CurrentCauses.leave(causes);
        }
    }
}
