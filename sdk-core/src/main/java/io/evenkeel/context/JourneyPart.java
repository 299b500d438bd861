package io.evenkeel.context;

import io.evenkeel.call.CurrentJourney;
import io.evenkeel.call.JourneyContext;

/** The journey call, with its deadline and causes. */
final class JourneyPart implements ThreadPart {
    @Override
    public Taken take() {
        JourneyContext journey = CurrentJourney.get();
        return () -> {
            CurrentJourney.takeOver(journey);
            return CurrentJourney::giveBack;
        };
    }
}
