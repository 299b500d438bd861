package io.evenkeel.simulation.policy;

import io.evenkeel.simulation.world.Client;
import io.evenkeel.simulation.world.Clients;
import io.evenkeel.simulation.world.Ending;
import io.evenkeel.simulation.world.VirtualTime;
import io.evenkeel.simulation.world.Wire;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.util.backoff.BackOffExecution;

/**
 * The retry of Spring Framework 7, behind {@code @Retryable} and {@code RetryTemplate}. Policy and back-off are theirs; the
 * loop of {@code RetryTemplate} is modelled, because it sleeps.
 */
public final class SpringClients implements Client {
    private final RetryPolicy policy;
    private final VirtualTime time;
    private final Wire wire;

    private SpringClients(RetryPolicy policy, VirtualTime time, Wire wire) {
        this.policy = policy;
        this.time = time;
        this.wire = wire;
    }

    /** Three retries, each after a second. */
    public static Clients withDefaults() {
        return with(RetryPolicy.withDefaults());
    }

    /** The example of the reference documentation: four retries, 100 ms doubled up to 1 s, with jitter. */
    public static Clients asDocumented() {
        return with(RetryPolicy.builder()
                .maxRetries(4)
                .delay(Duration.ofMillis(100))
                .jitter(Duration.ofMillis(10))
                .multiplier(2)
                .maxDelay(Duration.ofSeconds(1))
                .build());
    }

    private static Clients with(RetryPolicy policy) {
        return (time, wire, chance) -> new SpringClients(policy, time, wire);
    }

    @Override
    public void request(Ending ending) {
        attempt(null, ending);
    }

    private void attempt(@Nullable BackOffExecution backOff, Ending ending) {
        wire.send(Timeouts.ATTEMPT_NANOS, null, error -> {
            if (error == null || !policy.shouldRetry(error)) {
                ending.ended(error);
                return;
            }
            BackOffExecution pauses = backOff == null ? policy.getBackOff().start() : backOff;
            long pauseMillis = pauses.nextBackOff();
            if (pauseMillis == BackOffExecution.STOP) {
                ending.ended(error);
            } else {
                time.after(pauseMillis * 1_000_000, () -> attempt(pauses, ending));
            }
        });
    }
}
