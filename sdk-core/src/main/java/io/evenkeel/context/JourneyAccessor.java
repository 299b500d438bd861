package io.evenkeel.context;

import io.evenkeel.call.CurrentJourney;
import io.evenkeel.call.JourneyContext;
import io.micrometer.context.ThreadLocalAccessor;
import org.jspecify.annotations.Nullable;

/**
 * Lets Micrometer's context propagation carry the current journey call, in every application that uses it. Found by
 * {@link java.util.ServiceLoader}.
 */
public final class JourneyAccessor implements ThreadLocalAccessor<JourneyContext> {
    /** The key of the journey call in a snapshot, and in the context of a reactive stream. */
    public static final String KEY = "io.evenkeel.journey";

    @Override
    public Object key() {
        return KEY;
    }

    @Override
    public @Nullable JourneyContext getValue() {
        return CurrentJourney.get();
    }

    @Override
    public void setValue(JourneyContext journey) {
        CurrentJourney.takeOver(journey);
    }

    /** The snapshot has none; what an observation has brought to this thread along with it may still be there. */
    @Override
    public void setValue() {
        CurrentJourney.takeOver();
    }

    @Override
    public void restore(JourneyContext before) {
        CurrentJourney.giveBack();
    }

    @Override
    public void restore() {
        CurrentJourney.giveBack();
    }
}
