package io.evenkeel.simulation.sockets;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The clock of a run, and the one thread on which everything happens that is counted. */
final class RealTime implements AutoCloseable {
    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1);
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private final long startNanos = System.nanoTime();

    /** Nanoseconds since the start of the run. */
    long nowNanos() {
        return System.nanoTime() - startNanos;
    }

    /** Lets something happen at a time of the run, or at once if that has passed. */
    void at(long nanos, Runnable action) {
        after(nanos - nowNanos(), action);
    }

    /** Lets something happen after a while. */
    void after(long nanos, Runnable action) {
        var unused = thread.schedule(
                () -> {
                    try {
                        action.run();
                    } catch (Throwable fault) {
                        end.completeExceptionally(fault);
                    }
                },
                nanos,
                TimeUnit.NANOSECONDS);
    }

    /** The run is over. */
    void end() {
        end.complete(null);
    }

    /** Waits for the end, whose thread has then seen all that happened. */
    void awaitEnd(int seconds) {
        end.orTimeout(seconds, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
