package io.evenkeel.benchmarks.row;

import io.evenkeel.call.CurrentJourney;
import io.evenkeel.call.JourneyContext;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A thread in the middle of a journey: with a deadline that each call minds, log keys that each line would have, and a place
 * for the cause of a failure.
 */
@State(Scope.Thread)
public class InJourney extends InParent {
    private JourneyContext context;

    @Setup(Level.Trial)
    public void enter(SdkState sdk) {
        context = sdk.journey.context();
        CurrentJourney.enter(context);
    }

    @TearDown(Level.Trial)
    public void leaveJourney() {
        CurrentJourney.leave(context);
    }
}
