package io.evenkeel.spring.outbound;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The clock of all blocking calls: one daemon thread for the whole application, there only while calls are under way. It
 * only says that a time has passed; what may take a while is done on the common pool.
 */
final class Watchdog implements AutoCloseable {
    private static final long IDLE_SECONDS = 10;

    private final ScheduledThreadPoolExecutor clock;

    Watchdog() {
        clock = new ScheduledThreadPoolExecutor(
                1,
                work -> {
                    Thread thread = new Thread(work, "evenkeel-watchdog");
                    thread.setDaemon(true);
                    return thread;
                },
                new ThreadPoolExecutor.DiscardPolicy()); // after the end of the application nothing is ended in time
        clock.setRemoveOnCancelPolicy(true);
        clock.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        clock.allowCoreThreadTimeOut(true);
    }

    /**
     * Says once that a time has passed.
     *
     * @param late must neither block nor throw
     */
    Future<?> after(long nanos, Runnable late) {
        return clock.schedule(late, nanos, TimeUnit.NANOSECONDS);
    }

    /** Does what may block for a while, such as closing a connection. */
    @SuppressWarnings("FutureReturnValueIgnored") // closing what fails to close has no one to tell
    static void aside(Runnable work) {
        CompletableFuture.runAsync(work);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
