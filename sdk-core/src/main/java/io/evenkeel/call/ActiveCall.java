package io.evenkeel.call;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * A call under way, for work that no lambda can wrap. It must be ended exactly once, on any thread; the first end wins
 * and later ones do nothing. A call that is never ended is never counted, and a dependency's call keeps its place under
 * the concurrency limit. Not {@code AutoCloseable} on purpose: a try-with-resources block closes before its
 * {@code catch}, so the error would be lost.
 */
public final class ActiveCall {
    /** Closes the call in the operation that started it. */
    @FunctionalInterface
    public interface Exit {
        void exit(long startNanos, Outcome outcome, @Nullable Throwable error);
    }

    private static final AtomicIntegerFieldUpdater<ActiveCall> ENDED =
            AtomicIntegerFieldUpdater.newUpdater(ActiveCall.class, "ended");

    private final CallRecorder recorder;
    private final long startNanos;
    private final Exit exit;

    private volatile int ended;

    /**
     * @param startNanos what {@link CallRecorder#start()} returned
     * @param exit called once, on the thread that ends the call
     */
    public ActiveCall(CallRecorder recorder, long startNanos, Exit exit) {
        this.recorder = requireNonNull(recorder, "recorder");
        this.startNanos = startNanos;
        this.exit = requireNonNull(exit, "exit");
    }

    /** Ends the call with what it returned; {@code null} where it returns nothing. The classifier decides the outcome. */
    public void succeeded(@Nullable Object result) {
        if (first()) {
            exit.exit(startNanos, recorder.classify(result, null), null);
        }
    }

    /** Ends the call with what it threw. The classifier decides the outcome. */
    public void failed(Throwable error) {
        requireNonNull(error, "error");
        if (first()) {
            exit.exit(startNanos, recorder.classify(null, error), error);
        }
    }

    /** Ends the call with an outcome that is already known. */
    public void ended(Outcome outcome, @Nullable Throwable error) {
        requireNonNull(outcome, "outcome");
        if (first()) {
            exit.exit(startNanos, outcome, error);
        }
    }

    private boolean first() {
        return ended == 0 && ENDED.compareAndSet(this, 0, 1);
    }
}
