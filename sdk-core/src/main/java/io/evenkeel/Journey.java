package io.evenkeel;

import static java.util.Objects.requireNonNull;

import io.evenkeel.call.ActiveCall;
import io.evenkeel.call.CallRecorder;
import io.evenkeel.call.Outcome;
import io.evenkeel.slo.ExclusionReason;
import io.evenkeel.slo.Objective;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A critical user journey: a named, user-visible capability of a service that has objectives. Measures work that runs
 * through it. Thread-safe. Adds no exception of its own: what the work returns or throws passes through untouched.
 */
public final class Journey {
    private final CallRecorder recorder;
    private final List<Objective> objectives;
    private final Consumer<ExclusionReason> exclusions;

    Journey(CallRecorder recorder, List<Objective> objectives, Consumer<ExclusionReason> exclusions) {
        this.recorder = recorder;
        this.objectives = objectives;
        this.exclusions = exclusions;
    }

    /** The value of the {@code journey} label. */
    public String name() {
        return recorder.operation().name();
    }

    /** What this journey promises. */
    public List<Objective> objectives() {
        return objectives;
    }

    /** Runs and measures work on the thread of the caller. */
    public <T extends @Nullable Object> T call(Callable<T> work) throws Exception {
        requireNonNull(work, "work");
        long startNanos = recorder.start();
        T result;
        try {
            result = work.call();
        } catch (Throwable error) {
            end(startNanos, recorder.classify(null, error), error);
            throw error;
        }
        end(startNanos, recorder.classify(result, null), null);
        return result;
    }

    /** Runs and measures work that throws no checked exception. */
    public <T extends @Nullable Object> T get(Supplier<T> work) {
        requireNonNull(work, "work");
        return Unchecked.call(() -> call(work::get));
    }

    /** Runs and measures work that returns nothing. */
    public void run(Runnable work) {
        requireNonNull(work, "work");
        Unchecked.<@Nullable Object>call(() -> call(() -> {
            work.run();
            return null;
        }));
    }

    /**
     * Measures asynchronous work until its stage completes; no thread waits for it.
     *
     * @param work starts the work, on the thread of the caller
     * @return the very stage that {@code work} returned
     */
    public <S extends @Nullable CompletionStage<?>> S stage(Supplier<S> work) {
        requireNonNull(work, "work");
        ActiveCall call = start();
        S stage;
        try {
            stage = work.get();
        } catch (Throwable error) {
            call.failed(error);
            throw error;
        }
        if (stage == null) {
            call.succeeded(null);
        } else {
            stage.whenComplete((result, error) -> {
                if (error == null) {
                    call.succeeded(result);
                } else {
                    call.failed(error);
                }
            });
        }
        return stage;
    }

    /**
     * Starts work that no lambda can wrap.
     *
     * @return must be ended exactly once, on any thread
     */
    public ActiveCall start() {
        return new ActiveCall(recorder, recorder.start(), this::end);
    }

    /**
     * Records work that something else has timed.
     *
     * @param outcome what happened
     * @param durationNanos how long it took, in nanoseconds; below 0 counts as 0
     * @param error what was thrown, or {@code null}
     */
    public void record(Outcome outcome, long durationNanos, @Nullable Throwable error) {
        requireNonNull(outcome, "outcome");
        recorder.end(outcome, Math.max(0, durationNanos), error);
    }

    /** The outcome that this journey's classifier decides on for a result or an error. */
    public Outcome classify(@Nullable Object result, @Nullable Throwable error) {
        return recorder.classify(result, error);
    }

    /** Counts an event that is neither good nor bad, whatever became of it. */
    public void exclude(ExclusionReason reason) {
        exclusions.accept(requireNonNull(reason, "reason"));
    }

    private void end(long startNanos, Outcome outcome, @Nullable Throwable error) {
        recorder.end(outcome, recorder.nanosSince(startNanos), error);
    }
}
