package io.evenkeel.simulation.sockets;

import io.evenkeel.simulation.world.Chance;
import io.evenkeel.simulation.world.Client;
import io.evenkeel.simulation.world.Ending;
import java.io.IOException;
import java.time.Duration;

/** Calls without a guard: a time-out, and as many retries as one likes, after the pauses of the guard. */
final class PlainCaller implements Client {
    /** How long any caller waits for the answer to one attempt. */
    static final Duration ATTEMPT = Duration.ofSeconds(1);

    private static final long BACKOFF_NANOS = 100_000_000;

    private final int maxRetries;
    private final RealTime time;
    private final Http http;
    private final Chance chance = new Chance(3);

    PlainCaller(int maxRetries, RealTime time, Http http) {
        this.maxRetries = maxRetries;
        this.time = time;
        this.http = http;
    }

    @Override
    public void request(Ending ending) {
        attempt(0, ending);
    }

    private void attempt(int retry, Ending ending) {
        http.send(ATTEMPT.toNanos(), header -> {}, (result, error) -> {
            if (result != null && result.status() == Callee.DONE) {
                ending.ended(null);
            } else if (retry < maxRetries) {
                time.after((long) ((BACKOFF_NANOS << retry) * chance.uniform()), () -> attempt(retry + 1, ending));
            } else {
                ending.ended(error == null ? new IOException("no success") : error);
            }
        });
    }
}
