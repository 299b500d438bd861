package io.evenkeel.spring.context;

import io.evenkeel.context.Handover;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;

/**
 * Executors of the JDK. One that can be asked for by its class is replaced by one of that class, any other by one of its
 * interface; a class of the application's own is left alone.
 */
final class JdkExecutors {
    private final Handover handover;

    JdkExecutors(Handover handover) {
        this.handover = handover;
    }

    /** An executor that lets its work carry what it has to, or the very same one. */
    Executor carrying(Executor executor) {
        Class<?> type = executor.getClass();
        if (type == ThreadPoolExecutor.class) {
            ThreadPoolExecutor pool = (ThreadPoolExecutor) executor;
            boolean ordered = pool.getQueue() instanceof PriorityBlockingQueue<?> queue && queue.comparator() != null;
            return ordered ? pool : new CarryingThreadPool(pool, handover);
        }
        if (type == ScheduledThreadPoolExecutor.class) {
            return new CarryingScheduledThreadPool((ScheduledThreadPoolExecutor) executor, handover);
        }
        if (!isAnonymous(type)) {
            return executor;
        }
        if (executor instanceof ScheduledExecutorService scheduled) {
            return handover.carrying(scheduled);
        }
        return executor instanceof ExecutorService service ? handover.carrying(service) : handover.carrying(executor);
    }

    /** Whether nobody can ask for it by its class: a lambda, or a class that only the JDK or Micrometer can name. */
    private static boolean isAnonymous(Class<?> type) {
        String name = type.getName();
        return type.isHidden()
                || name.startsWith("java.util.concurrent.Executors$")
                || name.equals("java.util.concurrent.ThreadPerTaskExecutor")
                || name.startsWith("io.micrometer.core.instrument.internal.Timed");
    }
}
