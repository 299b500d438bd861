package io.evenkeel.guard;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * What retries are paid from. Successes fund it, so that it runs dry when nothing succeeds: a dependency that is down gets
 * no more load than without retries. A success that took more than half of its time funds nothing: where answers come late,
 * retries would make them later. Starts full. Thread-safe.
 */
final class RetryBudget {
    private static final int TOKEN = 1_000;
    private static final int TOKENS_AFTER_TIMEOUT = 5;

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

    /**
     * Takes what one retry costs, if it is there.
     *
     * @param timedOut whether the attempt before it took all of its time: then the dependency may have too much to do already,
     *     and the retry costs five times as much
     */
    boolean tryTake(boolean timedOut) {
        int cost = timedOut ? TOKENS_AFTER_TIMEOUT * TOKEN : TOKEN;
        int now = left.get();
        while (now >= cost) {
            if (left.compareAndSet(now, now - cost)) {
                return true;
            }
            now = left.get();
        }
        return false;
    }
}
