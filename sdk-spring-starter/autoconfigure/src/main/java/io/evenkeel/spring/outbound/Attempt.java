package io.evenkeel.spring.outbound;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpRequest;

/**
 * The time of one attempt of a blocking call, from its start to the end of its answer, and what becomes of it when that has
 * passed. The thread of the caller does all the work; the watchdog only ends what it waits for. Thread-safe.
 */
final class Attempt {
    /** Something that waits for the server. */
    @FunctionalInterface
    interface Wait<T> {
        T run() throws IOException;
    }

    private static final String ATTRIBUTE = Attempt.class.getName();

    private final String dependency;
    private final Duration timeout;
    private final long endNanos;
    private final Future<?> timer;

    private boolean over;
    private boolean late;
    private @Nullable Thread waiting;
    private boolean interrupted;
    private @Nullable Runnable abort;
    private @Nullable Runnable whenLate;

    Attempt(String dependency, long timeoutNanos, Watchdog watchdog) {
        this.dependency = dependency;
        this.timeout = Duration.ofNanos(timeoutNanos);
        this.endNanos = System.nanoTime() + timeoutNanos;
        this.timer = watchdog.after(timeoutNanos, this::timeHasPassed);
    }

    /** Lets the request factory of this request know. */
    void attachTo(HttpRequest request) {
        request.getAttributes().put(ATTRIBUTE, this);
    }

    /** The attempt that a request belongs to, or {@code null} if its time is not bounded. */
    static @Nullable Attempt of(HttpRequest request) {
        return request.getAttributes().get(ATTRIBUTE) instanceof Attempt attempt ? attempt : null;
    }

    /** How long the answer may still take, in whole milliseconds, at least 1. */
    int millisLeft() {
        return (int) Math.min(Integer.MAX_VALUE, Math.max(1, (endNanos - System.nanoTime()) / 1_000_000));
    }

    /** Waits on this thread, whose wait an interrupt ends. Afterwards the thread is interrupted only if others did that. */
    <T> T interruptibly(Wait<T> wait) throws IOException {
        begin(Thread.currentThread(), null);
        return run(wait);
    }

    /**
     * Waits on this thread.
     *
     * @param ending ends the wait, on another thread
     */
    <T> T closeably(Wait<T> wait, Runnable ending) throws IOException {
        begin(null, ending);
        return run(wait);
    }

    /** Waits on this thread, partly for what an interrupt ends, partly for what only {@code ending} does. */
    <T> T interruptiblyOrCloseably(Wait<T> wait, Runnable ending) throws IOException {
        begin(Thread.currentThread(), ending);
        return run(wait);
    }

    /**
     * From here on the answer is in the hands of the application, which may read it or not.
     *
     * @param ending ends a read of it, on another thread; {@code null} if nothing can
     */
    synchronized void abortWith(@Nullable Runnable ending) {
        abort = ending;
        if (late && ending != null) {
            Watchdog.aside(ending);
        }
    }

    /** What is to be done, without blocking, when the time has passed before the attempt is over. */
    void whenLate(Runnable action) {
        synchronized (this) {
            if (!late) {
                whenLate = action;
                return;
            }
        }
        action.run();
    }

    /** Whether the time has passed. Looks at the clock too, for what nothing can end. */
    synchronized boolean isLate() {
        return late || (!over && endNanos - System.nanoTime() <= 0);
    }

    CallTimeoutException timeout() {
        return new CallTimeoutException(dependency, timeout);
    }

    /** The answer is there, or given up: its time does not count any more. */
    void over() {
        synchronized (this) {
            over = true;
            abort = null;
            whenLate = null;
        }
        timer.cancel(false);
    }

    private <T> T run(Wait<T> wait) throws IOException {
        T result;
        try {
            result = wait.run();
        } catch (IOException | RuntimeException error) {
            if (end()) {
                CallTimeoutException tooLate = timeout();
                tooLate.addSuppressed(error);
                throw tooLate;
            }
            throw error;
        }
        end();
        return result;
    }

    private synchronized void begin(@Nullable Thread interruptible, @Nullable Runnable ending) throws IOException {
        if (late) {
            throw timeout();
        }
        waiting = interruptible;
        abort = ending;
    }

    private synchronized boolean end() {
        waiting = null;
        abort = null;
        if (interrupted) {
            // Ours. One that somebody sent after it is the same flag, and goes with it.
            interrupted = false;
            Thread.interrupted();
        }
        return late;
    }

    private void timeHasPassed() {
        Runnable then;
        synchronized (this) {
            if (over) {
                return;
            }
            late = true;
            if (waiting != null && !waiting.isInterrupted()) {
                interrupted = true;
                waiting.interrupt();
            }
            if (abort != null) {
                Watchdog.aside(abort);
            }
            then = whenLate;
        }
        if (then != null) {
            then.run();
        }
    }
}
