package io.evenkeel.spring.outbound;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Does something once a time has passed, unless it is lifted before. Holds no thread while it waits. */
final class TimeLimit {
    private final CompletableFuture<@Nullable Void> lifted = new CompletableFuture<>();
    private volatile boolean reached;

    private TimeLimit() {}

    /**
     * @param nanos from now, in nanoseconds; {@link Long#MAX_VALUE} for never
     * @param cutOff away from the JDK's one timer thread, which the host's callbacks must not hold up
     */
    @SuppressWarnings("FutureReturnValueIgnored") // it ends with the limit
    static TimeLimit in(long nanos, Runnable cutOff) {
        TimeLimit limit = new TimeLimit();
        if (nanos < Long.MAX_VALUE) {
            limit.lifted.orTimeout(Math.max(1, nanos), TimeUnit.NANOSECONDS);
            limit.lifted.exceptionallyAsync(late -> {
                limit.reached = true;
                cutOff.run();
                return null;
            });
        }
        return limit;
    }

    void lift() {
        lifted.complete(null);
    }

    boolean isReached() {
        return reached;
    }
}
