package io.evenkeel.simulation.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VirtualTimeTest {
    private final VirtualTime time = new VirtualTime();
    private final List<String> happened = new ArrayList<>();

    @Test
    void whatIsDueHappensInItsOrderAndTheRestDoesNot() {
        happens(20, "third");
        happens(10, "first");
        happens(10, "second");
        happens(21, "never");

        time.runUntil(20);

        assertThat(happened).containsExactly("first at 10", "second at 10", "third at 20");
        assertThat(time.nowNanos()).isEqualTo(20);
    }

    @Test
    void whatAnEventAsksForHappensToo() {
        time.after(5, () -> happens(5, "second"));

        time.runUntil(10);

        assertThat(happened).containsExactly("second at 10");
    }

    private void happens(long after, String what) {
        time.after(after, () -> happened.add(what + " at " + time.nowNanos()));
    }
}
