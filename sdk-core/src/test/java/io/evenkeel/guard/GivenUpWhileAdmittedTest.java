package io.evenkeel.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.evenkeel.call.CallRecorder;
import io.evenkeel.call.CallTracer;
import io.evenkeel.call.Deadline;
import io.evenkeel.call.GuardListener;
import io.evenkeel.call.JourneyContext;
import io.evenkeel.call.Operation;
import io.evenkeel.call.Outcome;
import io.evenkeel.call.OutcomeClassifier;
import io.evenkeel.call.RejectionReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The listener stands for another thread: it gives the call up while an attempt of it is being admitted. */
class GivenUpWhileAdmittedTest {
    private static final JourneyContext LATE = new JourneyContext(new Deadline(-1), false);

    private final List<Outcome> outcomes = new ArrayList<>();
    private @Nullable GuardedCall givenUp;
    private final Guard guard = new Guard(
            new CallRecorder(
                    new Operation(Operation.Kind.DEPENDENCY, "payments"),
                    OutcomeClassifier.standard(),
                    List.of(call -> outcomes.add(call.outcome())),
                    (component, fault) -> {},
                    () -> 0),
            Settings.of(
                    Duration.ofSeconds(1),
                    1,
                    new BreakerSettings(1, 1, Duration.ofSeconds(10), Duration.ofSeconds(5), 1)),
            new Breakers(() -> 0),
            new ModeSwitch(),
            () -> 0,
            List.of(new GivingUp()),
            (component, fault) -> {},
            CallTracer.NONE);

    @Test
    void itsPlaceIsFreeAgainAndItCountsOnce() {
        GuardedCall call = guard.begin(true, LATE, null);
        givenUp = call;

        assertThat(catchThrowable(call::attempt)).isInstanceOf(CancellationException.class);

        assertThat(outcomes).containsExactly(Outcome.CANCELLED);
        guard.start(null); // takes the only place
    }

    @Test
    void aRefusalThatComesTooLateIsNotCountedAsWell() {
        guard.start(null);
        GuardedCall call = guard.begin(true, null, null);
        givenUp = call;

        assertThat(catchThrowable(call::attempt)).hasMessage("call to payments refused: bulkhead_full");

        assertThat(outcomes).containsExactly(Outcome.CANCELLED);
    }

    private final class GivingUp implements GuardListener {
        @Override
        public void refused(RejectionReason reason, boolean enforced) {
            GuardedCall call = givenUp;
            if (call != null) {
                call.over(Outcome.CANCELLED, null);
            }
        }
    }
}
