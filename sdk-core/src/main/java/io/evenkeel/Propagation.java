package io.evenkeel;

import io.evenkeel.call.CurrentJourney;
import io.evenkeel.context.Handover;
import io.evenkeel.logging.FaultLog;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets what work carries follow it to other threads: its journey call with deadline and causes ({@link CurrentJourney}), the
 * current OpenTelemetry context, and the keys of the log lines. It is taken from the thread that hands the work over, shown for as
 * long as the work takes, and then the other thread shows again what it showed before, also where the work throws. Nothing is
 * thrown that the work or the executor does not throw. Nothing is carried twice.
 */
public final class Propagation {
    private static final Handover HANDOVER = new Handover(new FaultLog());

    private Propagation() {}

    /** Work that carries what this thread shows now; may be run several times, and on any threads. */
    public static Runnable runnable(Runnable work) {
        return HANDOVER.carry(work);
    }

    /** Work that carries what this thread shows now; may be called several times, and on any threads. */
    public static <T extends @Nullable Object> Callable<T> callable(Callable<T> work) {
        return HANDOVER.carry(work);
    }

    /** Work that carries what this thread shows now; may be asked several times, and on any threads. */
    public static <T extends @Nullable Object> Supplier<T> supplier(Supplier<T> work) {
        return HANDOVER.carrySupplier(work);
    }

    /** An executor whose work carries what the thread shows that gives it. */
    public static Executor executor(Executor executor) {
        if (executor instanceof ScheduledExecutorService scheduled) {
            return HANDOVER.carrying(scheduled);
        }
        return executor instanceof ExecutorService service ? HANDOVER.carrying(service) : HANDOVER.carrying(executor);
    }

    /** An executor whose work carries what the thread shows that gives it. It is shut down with the other one. */
    public static ExecutorService executor(ExecutorService executor) {
        return executor instanceof ScheduledExecutorService scheduled
                ? HANDOVER.carrying(scheduled)
                : HANDOVER.carrying(executor);
    }

    /**
     * An executor whose work carries what the thread shows that gives it. What is repeated carries nothing: no run belongs to
     * whoever scheduled it.
     */
    public static ScheduledExecutorService executor(ScheduledExecutorService executor) {
        return HANDOVER.carrying(executor);
    }
}
