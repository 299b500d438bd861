package io.evenkeel.spring.context;

import io.evenkeel.context.Handover;
import java.util.concurrent.RunnableScheduledFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.core.task.TaskDecorator;

/**
 * Lets tasks carry what the thread shows that gives them, around what the application's own decorator does. Those that are
 * repeated carry nothing: no run belongs to whoever scheduled it.
 */
class CarryingDecorator implements TaskDecorator {
    private final Handover handover;
    private final @Nullable TaskDecorator own;

    CarryingDecorator(Handover handover, @Nullable TaskDecorator own) {
        this.handover = handover;
        this.own = own;
    }

    @Override
    public Runnable decorate(Runnable task) {
        Runnable decorated = own == null ? task : own.decorate(task);
        return task instanceof RunnableScheduledFuture<?> future && isRepeated(future)
                ? decorated
                : handover.carry(decorated);
    }

    private static boolean isRepeated(RunnableScheduledFuture<?> task) {
        return task.isPeriodic() || Triggers.schedule();
    }
}
