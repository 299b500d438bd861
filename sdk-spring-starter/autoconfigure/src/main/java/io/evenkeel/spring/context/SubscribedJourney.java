package io.evenkeel.spring.context;

import io.evenkeel.call.CurrentJourney;
import io.evenkeel.call.JourneyContext;
import io.evenkeel.context.JourneyAccessor;
import io.micrometer.observation.ObservationView;
import org.jspecify.annotations.Nullable;
import reactor.util.context.ContextView;

/** The journey call that a subscription to a reactive stream belongs to. */
public final class SubscribedJourney {
    /** The key of micrometer-observation, whose constant needs one more library to be read. */
    private static final String OBSERVATION = "micrometer.observation";

    private static final String JOURNEY = JourneyAccessor.KEY;

    private SubscribedJourney() {}

    /** What the stream was given, else what its observation has inherited, else what this thread works for. */
    public static @Nullable JourneyContext of(ContextView context) {
        if (context.getOrDefault(JOURNEY, null) instanceof JourneyContext given) {
            return given;
        }
        JourneyContext inherited = context.getOrDefault(OBSERVATION, null) instanceof ObservationView view
                ? view.getContextView().get(JourneyContext.class)
                : null;
        return inherited == null ? CurrentJourney.get() : inherited;
    }
}
