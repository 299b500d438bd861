package io.evenkeel.guard;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * What retries are paid from. Successes fund it, so that it runs dry when nothing succeeds: a dependency that is down gets
 * no more load than without retries. A success that took more than half of its time funds nothing: where answers come late,
 * retries would make them later. Starts full. Thread-safe.
 */
final class RetryBudget {
    private static final int TOKEN = 1_000;

    private final int most;
    private final int perSuccess;
    private final AtomicInteger left;

    RetryBudget(RetrySettings settings) {
        this.most = settings.maxTokens() * TOKEN;
        this.perSuccess = (int) Math.round(settings.tokensPerSuccess() * TOKEN);
        this.left = new AtomicInteger(most);
    }

    /**
     * @param tookNanos how long the attempt took
     * @param hadNanos how long it could have taken
     */
    void succeeded(long tookNanos, long hadNanos) {
        if (tookNanos > hadNanos / 2) {
            return;
        }
        int now = left.get();
        while (now < most && !left.compareAndSet(now, Math.min(most, now + perSuccess))) {
            now = left.get();
        }
    }

    /** Takes what one retry costs, if it is there. */
    boolean tryTake() {
        int now = left.get();
        while (now >= TOKEN) {
            if (left.compareAndSet(now, now - TOKEN)) {
                return true;
            }
            now = left.get();
        }
        return false;
    }
}
