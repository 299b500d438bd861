package io.evenkeel.simulation.policy;

import java.time.Duration;

/** How long clients wait: the same for every policy. */
final class Timeouts {
    /** For the answer to one attempt. */
    static final Duration ATTEMPT = Duration.ofSeconds(1);

    static final long ATTEMPT_NANOS = ATTEMPT.toNanos();

    /** For a whole call, where a policy knows such a thing: the attempts of our defaults and the pauses between them fit in. */
    static final Duration CALL = Duration.ofSeconds(4);

    private Timeouts() {}
}
