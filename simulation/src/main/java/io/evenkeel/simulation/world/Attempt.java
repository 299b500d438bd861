package io.evenkeel.simulation.world;

import java.net.SocketTimeoutException;
import org.jspecify.annotations.Nullable;

/** One request on the wire. It ends once, for its client: with the answer, or when the client's patience ends. */
final class Attempt {
    @SuppressWarnings("StaticAssignmentOfThrowable") // nobody looks at its stack trace
    private static final SocketTimeoutException TIMED_OUT = new SocketTimeoutException("Read timed out");

    private final @Nullable String deadline;
    private @Nullable Ending ending;

    Attempt(@Nullable String deadline, Ending ending) {
        this.deadline = deadline;
        this.ending = ending;
    }

    @Nullable
    String deadline() {
        return deadline;
    }

    boolean isOver() {
        return ending == null;
    }

    void timedOut() {
        answered(TIMED_OUT);
    }

    void answered(@Nullable Throwable error) {
        Ending waiting = ending;
        if (waiting != null) {
            ending = null;
            waiting.ended(error);
        }
    }
}
