package io.evenkeel.spring.inbound;

import io.evenkeel.call.CurrentJourney;
import io.evenkeel.call.JourneyContext;
import io.micrometer.observation.NullObservation.NullContext;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationView;

/**
 * Lets what a journey call carries along go wherever Spring's observations go: an observation inherits it from its parent, and
 * it is the current one of a thread while its scope is open there. Where context propagation hides an observation, it hides
 * what that has brought along.
 */
final class JourneyCarrier implements ObservationHandler<Observation.Context> {
    @Override
    public boolean supportsContext(Observation.Context context) {
        return true;
    }

    @Override
    public void onStart(Observation.Context context) {
        ObservationView parent = context.getParentObservation();
        if (parent != null && context.get(JourneyContext.class) == null) {
            JourneyContext inherited = parent.getContextView().get(JourneyContext.class);
            if (inherited != null) {
                context.put(JourneyContext.class, inherited);
            }
        }
    }

    @Override
    public void onScopeOpened(Observation.Context context) {
        JourneyContext carried = context.get(JourneyContext.class);
        if (carried != null) {
            CurrentJourney.enter(carried);
        } else if (context instanceof NullContext) {
            CurrentJourney.takeOver(null);
        }
    }

    @Override
    public void onScopeClosed(Observation.Context context) {
        JourneyContext carried = context.get(JourneyContext.class);
        if (carried != null) {
            CurrentJourney.leave(carried);
        } else if (context instanceof NullContext) {
            CurrentJourney.giveBack();
        }
    }
}
