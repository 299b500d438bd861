package io.evenkeel.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.evenkeel.call.BreakerState;
import io.evenkeel.call.CallRecorder;
import io.evenkeel.call.CallTracer;
import io.evenkeel.call.GuardListener;
import io.evenkeel.call.Operation;
import io.evenkeel.call.Outcome;
import io.evenkeel.call.OutcomeClassifier;
import io.evenkeel.call.RejectionReason;
import io.evenkeel.call.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuardListenerTest {
    private final List<String> told = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final TestClock clock = new TestClock();

    @Test
    void isToldOfAttemptsOfRefusalsAndOfChangesOfState() throws Exception {
        Guard guard = guard(List.of(new Diary()));

        guard.call(() -> "done");
        guard.start(null).ended(Outcome.FAILURE, null);
        assertThat(catchThrowable(() -> guard.start(null))).isNotNull();
        clock.advance(Duration.ofSeconds(6));
        guard.call(() -> "done");

        assertThat(told)
                .containsExactly(
                        "attempted SUCCESS",
                        "CLOSED -> OPEN",
                        "attempted FAILURE",
                        "refused CIRCUIT_OPEN",
                        "OPEN -> HALF_OPEN",
                        "HALF_OPEN -> CLOSED",
                        "attempted SUCCESS");
        assertThat(faults).isEmpty();
    }

    @Test
    void whatItThrowsIsIsolatedAndTheOthersAreToldAllTheSame() throws Exception {
        Guard guard = guard(List.of(new BrokenListener(), new Diary()));

        assertThat(guard.call(() -> "done")).isEqualTo("done");
        guard.start(null).ended(Outcome.FAILURE, null);
        assertThat(catchThrowable(() -> guard.start(null))).hasMessage("call to payments refused: circuit_open");

        assertThat(told)
                .containsExactly("attempted SUCCESS", "CLOSED -> OPEN", "attempted FAILURE", "refused CIRCUIT_OPEN");
        assertThat(faults)
                .containsExactly("LISTENER attempted", "LISTENER changed", "LISTENER attempted", "LISTENER refused");
    }

    private Guard guard(List<GuardListener> listeners) {
        CallRecorder recorder = new CallRecorder(
                new Operation(Operation.Kind.DEPENDENCY, "payments"),
                OutcomeClassifier.standard(),
                List.of(),
                (component, fault) -> faults.add("recorder " + fault.getMessage()),
                clock);
        GuardSettings settings = Settings.of(
                Duration.ofSeconds(1),
                10,
                new BreakerSettings(0.5, 2, Duration.ofSeconds(10), Duration.ofSeconds(5), 1));
        return new Guard(
                recorder,
                settings,
                new Breakers(clock),
                new ModeSwitch(),
                () -> 0.5,
                listeners,
                (component, fault) -> faults.add(component + " " + fault.getMessage()),
                CallTracer.NONE);
    }

    private final class Diary implements GuardListener {
        @Override
        public void attempted(Outcome outcome) {
            told.add("attempted " + outcome);
        }

        @Override
        public void refused(RejectionReason reason, boolean enforced) {
            told.add("refused " + reason);
        }

        @Override
        public void breakerChanged(BreakerState from, BreakerState to) {
            told.add(from + " -> " + to);
        }
    }

    private static final class BrokenListener implements GuardListener {
        @Override
        public void attempted(Outcome outcome) {
            throw new IllegalStateException("attempted");
        }

        @Override
        public void refused(RejectionReason reason, boolean enforced) {
            throw new AssertionError("refused");
        }

        @Override
        public void breakerChanged(BreakerState from, BreakerState to) {
            throw new IllegalStateException("changed");
        }
    }
}
