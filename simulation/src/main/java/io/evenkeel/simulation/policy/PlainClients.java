package io.evenkeel.simulation.policy;

import io.evenkeel.guard.CallHeaders;
import io.evenkeel.simulation.world.Chance;
import io.evenkeel.simulation.world.Client;
import io.evenkeel.simulation.world.Clients;
import io.evenkeel.simulation.world.Ending;
import io.evenkeel.simulation.world.VirtualTime;
import io.evenkeel.simulation.world.Wire;

/** No guard at all: a time-out, and as many retries as one likes. */
public final class PlainClients implements Client {
    private static final long BACKOFF_NANOS = 100_000_000;

    private final int maxRetries;
    private final VirtualTime time;
    private final Wire wire;
    private final Chance chance;

    private PlainClients(int maxRetries, VirtualTime time, Wire wire, Chance chance) {
        this.maxRetries = maxRetries;
        this.time = time;
        this.wire = wire;
        this.chance = chance;
    }

    /** Clients that never try again. */
    public static Clients noRetries() {
        return retries(0);
    }

    /** Clients that try again whatever happens, after the pauses of the guard, and say in a header how long they wait. */
    public static Clients retries(int maxRetries) {
        return (time, wire, chance) -> new PlainClients(maxRetries, time, wire, chance);
    }

    @Override
    public void request(Ending ending) {
        attempt(0, ending);
    }

    private void attempt(int retry, Ending ending) {
        String deadline = CallHeaders.deadline(Timeouts.ATTEMPT_NANOS, wire.wallMillis());
        wire.send(Timeouts.ATTEMPT_NANOS, deadline, error -> {
            if (error == null || retry == maxRetries) {
                ending.ended(error);
            } else {
                time.after((long) ((BACKOFF_NANOS << retry) * chance.uniform()), () -> attempt(retry + 1, ending));
            }
        });
    }
}
