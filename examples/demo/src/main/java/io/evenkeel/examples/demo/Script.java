package io.evenkeel.examples.demo;

import java.time.Duration;
import java.util.List;

/** What happens when. */
final class Script {
    static final List<Phase> PHASES = List.of(
            new Phase("healthy", "healthy", 20, "The ledger answers at once."),
            new Phase("slow", "slow", 20, "The ledger answers late: checkout is available, but too slow."),
            new Phase("failing", "failing", 25, "The ledger answers HTTP 500: its breaker opens, and spares it calls."),
            new Phase(
                    "recovery", "healthy", 35, "The ledger answers again: trial calls pass, and its breaker closes."));

    private final Duration length;

    Script(Duration length) {
        this.length = length;
    }

    /** The phase after this time; after the end it is the last one. */
    Phase at(Duration elapsed) {
        int share = 0;
        for (Phase phase : PHASES) {
            share += phase.share();
            if (elapsed.multipliedBy(100).compareTo(length.multipliedBy(share)) < 0) {
                return phase;
            }
        }
        return PHASES.get(PHASES.size() - 1);
    }
}
