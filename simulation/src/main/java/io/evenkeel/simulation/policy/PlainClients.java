package io.evenkeel.simulation.policy;

import io.evenkeel.simulation.world.Clients;

/** No guard at all: one attempt with a time-out. */
public final class PlainClients {
    private PlainClients() {}

    /** Clients that never try again. */
    public static Clients noRetries() {
        return (time, wire, chance) -> ending -> wire.send(Timeouts.ATTEMPT_NANOS, null, ending);
    }
}
