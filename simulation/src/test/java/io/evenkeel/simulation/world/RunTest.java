package io.evenkeel.simulation.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.evenkeel.simulation.world.Trigger.Kind;
import org.junit.jupiter.api.Test;

/** What can be worked out on paper, for clients that wait a second and never try again. */
class RunTest {
    private static final Clients PATIENT_FOR_A_SECOND =
            (time, wire, chance) -> ending -> wire.send(1_000_000_000, null, ending);

    @Test
    void aPartOfTheAttemptsFails() {
        Figures run = run(new Trigger(Kind.PARTIAL_FAILURE, 0.3, 60), ExpiredWork.DONE);

        assertThat(run.triggerSuccess()).isEqualTo(0.7, offset(0.01));
        assertThat(run.lostSeconds()).isEqualTo(0.3 * 60, offset(0.5));
        assertThat(run.triggerAttempts()).isEqualTo(1);
        assertThat(run.recoverySeconds()).isZero();
    }

    @Test
    void aQueueOfDeadWorkIsWorkedOff() {
        // In 10 s 0.8 - 0.2 of what it can do a second pile up to 6 s of work, and 0.2 a second work them off to 1 s:
        // 25 s.
        Figures run = run(new Trigger(Kind.CAPACITY_CUT, 0.2, 10), ExpiredWork.DONE);

        assertThat(run.recoverySeconds()).isBetween(22, 28);
    }

    @Test
    void aQueueOfDeadWorkThatIsThrownAwayIsNoQueue() {
        Figures run = run(new Trigger(Kind.CAPACITY_CUT, 0.2, 10), ExpiredWork.GONE_BY_MAGIC);

        assertThat(run.recoverySeconds()).isBetween(0, 1);
    }

    @Test
    void theSameSeedGivesTheSameRun() {
        Trigger spike = new Trigger(Kind.LOAD_SPIKE, 3, 10);

        assertThat(run(spike, ExpiredWork.DONE)).isEqualTo(run(spike, ExpiredWork.DONE));
    }

    private static Figures run(Trigger trigger, ExpiredWork expiredWork) {
        return Run.of(new Scenario(1_000, 40, 0.8, trigger, 0, 60), PATIENT_FOR_A_SECOND, expiredWork, 1);
    }
}
