package io.evenkeel.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.evenkeel.call.BreakerState;
import io.evenkeel.call.CallRecorder;
import io.evenkeel.call.CallTracer;
import io.evenkeel.call.Operation;
import io.evenkeel.call.Outcome;
import io.evenkeel.call.OutcomeClassifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The breaker is broken by its own clock: that of the recorder goes on. */
class BrokenBreakerTest {
    private final List<String> faults = new ArrayList<>();
    private final List<Outcome> outcomes = new ArrayList<>();
    private final AtomicBoolean broken = new AtomicBoolean();
    private final AtomicLong nowNanos = new AtomicLong();
    private final Breakers breakers = new Breakers(() -> {
        if (broken.get()) {
            throw new IllegalStateException("no time");
        }
        return nowNanos.get();
    });
    private final Guard guard = new Guard(
            new CallRecorder(
                    new Operation(Operation.Kind.DEPENDENCY, "payments"),
                    OutcomeClassifier.standard(),
                    List.of(call -> outcomes.add(call.outcome())),
                    (component, fault) -> faults.add("recorder " + fault.getMessage()),
                    nowNanos::get),
            Settings.of(
                    Duration.ofSeconds(1),
                    1,
                    new BreakerSettings(1, 1, Duration.ofSeconds(10), Duration.ofSeconds(5), 1)),
            breakers,
            new ModeSwitch(),
            () -> 0.5,
            List.of(),
            (component, fault) -> faults.add(component + " " + fault.getMessage()),
            CallTracer.NONE);

    @Test
    void anEndThatCannotBeSampledIsAFaultAndTheCallIsCounted() throws Exception {
        openUntilNow();

        assertThat(guard.call(() -> {
                    broken.set(true);
                    return "done";
                }))
                .isEqualTo("done");

        assertThat(faults).containsExactly("GUARD no time");
        assertThat(outcomes).containsExactly(Outcome.FAILURE, Outcome.SUCCESS);
    }

    @Test
    void aCallThatCannotBeJudgedGoesThroughAndKeepsToTheLimit() {
        openUntilNow();
        broken.set(true);

        guard.start(null);

        assertThat(faults).containsExactly("GUARD no time");
        assertThat(catchThrowable(() -> guard.start(null))).hasMessage("call to payments refused: bulkhead_full");
    }

    private void openUntilNow() {
        guard.start(null).ended(Outcome.FAILURE, null);
        assertThat(guard.breakerState()).isEqualTo(BreakerState.OPEN);
        nowNanos.set(Duration.ofSeconds(5).toNanos() + 1);
    }
}
