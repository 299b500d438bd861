package io.evenkeel.context;

import static java.util.Objects.requireNonNull;

import io.evenkeel.call.Component;
import io.evenkeel.call.FaultListener;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Hands work over from one thread to another, with all that it carries. What the other thread showed before is put back at the
 * end of the work, whatever that end is. A part that fails is left out, and the work is done all the same. Thread-safe.
 */
public final class Handover {
    private final List<ThreadPart> parts;
    private final FaultListener faults;

    /** Of the journey call, the current OpenTelemetry context and the keys of the log lines. */
    public Handover(FaultListener faults) {
        this(List.of(), faults);
    }

    /**
     * Of more than that.
     *
     * @param more shown before the current OpenTelemetry context and the journey call, which so have the last word
     */
    public Handover(List<ThreadPart> more, FaultListener faults) {
        List<ThreadPart> all = new ArrayList<>();
        all.add(new LogPart());
        all.addAll(more);
        all.add(new TelemetryPart());
        all.add(new JourneyPart());
        this.parts = List.copyOf(all);
        this.faults = faults;
    }

    /** Work that carries what this thread shows now. What is carried already stays as it is. */
    public Runnable carry(Runnable work) {
        return requireNonNull(work, "work") instanceof CarriedRunnable ? work : CarriedRunnable.of(work, take());
    }

    /** Work that carries what this thread shows now. */
    public <T extends @Nullable Object> Callable<T> carry(Callable<T> work) {
        requireNonNull(work, "work");
        Load load = take();
        return () -> {
            Runnable before = load.show();
            try {
                return work.call();
            } finally {
                before.run();
            }
        };
    }

    /** Work that carries what this thread shows now. */
    public <T extends @Nullable Object> Supplier<T> carrySupplier(Supplier<T> work) {
        requireNonNull(work, "work");
        Load load = take();
        return () -> {
            Runnable before = load.show();
            try {
                return work.get();
            } finally {
                before.run();
            }
        };
    }

    /** An executor whose work carries what the thread showed that gave it. */
    public Executor carrying(Executor executor) {
        return executor instanceof CarryingExecutor ? executor : new CarryingExecutor(executor, this);
    }

    /** An executor whose work carries what the thread showed that gave it. */
    public ExecutorService carrying(ExecutorService executor) {
        return executor instanceof CarryingExecutorService ? executor : new CarryingExecutorService(executor, this);
    }

    /** An executor whose work carries what the thread showed that gave it, except what is repeated: each run of that starts with nothing. */
    public ScheduledExecutorService carrying(ScheduledExecutorService executor) {
        return executor instanceof CarryingScheduledExecutorService
                ? executor
                : new CarryingScheduledExecutorService(executor, this);
    }

    /** What is in the queue of an executor, as the application has given it. */
    public static List<Runnable> work(List<Runnable> queued) {
        List<Runnable> given = new ArrayList<>(queued.size());
        queued.forEach(one -> given.add(work(one)));
        return given;
    }

    /** Work as the application has given it. */
    public static Runnable work(Runnable carried) {
        return carried instanceof CarriedRunnable one ? one.work() : carried;
    }

    /** What this thread shows now. */
    public Load take() {
        List<ThreadPart.Taken> taken = new ArrayList<>(parts.size());
        for (ThreadPart part : parts) {
            try {
                taken.add(part.take());
            } catch (Throwable fault) {
                isolated(fault);
            }
        }
        return new Load(taken, this);
    }

    void isolated(Throwable fault) {
        faults.isolated(Component.CONTEXT, fault);
    }
}
