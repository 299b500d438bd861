package io.evenkeel.simulation.sockets;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.simulation.world.Tally;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That the runs work. What they measure depends on the machine, and is not tested. */
class SocketRunTest {
    /** So many requests come in three seconds, by the seed of the runs. */
    private static final int REQUESTS = 236;

    @ParameterizedTest
    @EnumSource(names = {"RETRIES", "GUARD_DEADLINE"})
    void everyRequestEndsOnce(Variant variant) {
        Tally run = SocketRun.of(variant, new Plan(1, 1, 1));

        assertThat(run.requests()).isEqualTo(REQUESTS);
        assertThat(run.good() + run.bad()).isEqualTo(REQUESTS);
        assertThat(run.good()).isPositive().isLessThanOrEqualTo(run.attempts());
    }
}
