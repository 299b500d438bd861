package io.evenkeel.spring.context;

import io.evenkeel.context.Handover;
import java.lang.reflect.Field;
import java.util.concurrent.Executor;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.TaskDecorator;
import org.springframework.scheduling.concurrent.ConcurrentTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.util.ReflectionUtils;

/** Spring's own executors and schedulers. They stay what they are: each takes a decorator of its tasks. */
final class SpringExecutors {
    private static final String DECORATOR = "taskDecorator";

    private final Handover handover;
    private final Consumer<Throwable> faults;

    SpringExecutors(Handover handover, Consumer<Throwable> faults) {
        this.handover = handover;
        this.faults = faults;
    }

    /** Lets the tasks of an executor carry what they have to, if it is one of Spring's. */
    void carry(Executor executor) {
        if (executor instanceof ThreadPoolTaskExecutor pool) {
            carry(pool, ThreadPoolTaskExecutor.class, pool::setTaskDecorator);
        } else if (executor instanceof ThreadPoolTaskScheduler scheduler) {
            carry(scheduler, ThreadPoolTaskScheduler.class, scheduler::setTaskDecorator);
        } else if (executor instanceof SimpleAsyncTaskExecutor simple) {
            carry(simple, SimpleAsyncTaskExecutor.class, simple::setTaskDecorator);
        } else if (executor instanceof ConcurrentTaskExecutor adapter) {
            carry(adapter, ConcurrentTaskExecutor.class, adapter::setTaskDecorator);
        }
    }

    private void carry(Executor executor, Class<?> type, Consumer<TaskDecorator> setter) {
        try {
            TaskDecorator own = decoratorOf(executor, type);
            if (!(own instanceof CarryingDecorator)) {
                setter.accept(
                        executor instanceof ThreadPoolTaskExecutor pool && type != executor.getClass()
                                ? new InOrder(pool, handover, own)
                                : new CarryingDecorator(handover, own));
            }
        } catch (Throwable unknown) {
            // Whoever cannot say which decorator it has keeps it.
            faults.accept(unknown);
        }
    }

    /** There is no getter for it. */
    private static @Nullable TaskDecorator decoratorOf(Executor executor, Class<?> declaring)
            throws IllegalAccessException {
        Field field = ReflectionUtils.findField(declaring, DECORATOR, TaskDecorator.class);
        if (field == null) {
            throw new IllegalStateException("no " + DECORATOR + " in " + declaring);
        }
        ReflectionUtils.makeAccessible(field);
        return (TaskDecorator) field.get(executor);
    }

    /** For a class of the application's own, which may have a queue whose order depends on the class of the tasks. */
    private static final class InOrder extends CarryingDecorator {
        private final ThreadPoolTaskExecutor executor;
        private final @Nullable TaskDecorator own;

        InOrder(ThreadPoolTaskExecutor executor, Handover handover, @Nullable TaskDecorator own) {
            super(handover, own);
            this.executor = executor;
            this.own = own;
        }

        @Override
        public Runnable decorate(Runnable task) {
            if (executor.getThreadPoolExecutor().getQueue() instanceof PriorityBlockingQueue<?> queue
                    && queue.comparator() != null) {
                return own == null ? task : own.decorate(task);
            }
            return super.decorate(task);
        }
    }
}
