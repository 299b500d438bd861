package io.evenkeel.context;

import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Gives work on with what the thread shows that gave it. What is repeated belongs to nobody: a run starts with nothing. */
final class CarryingScheduledExecutorService extends CarryingExecutorService implements ScheduledExecutorService {
    private final ScheduledExecutorService target;

    CarryingScheduledExecutorService(ScheduledExecutorService target, Handover handover) {
        super(target, handover);
        this.target = target;
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable work, long delay, TimeUnit unit) {
        return target.schedule(handover.carry(work), delay, unit);
    }

    @Override
    public <V extends @Nullable Object> ScheduledFuture<V> schedule(Callable<V> work, long delay, TimeUnit unit) {
        return target.schedule(handover.carry(work), delay, unit);
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable work, long initialDelay, long period, TimeUnit unit) {
        return target.scheduleAtFixedRate(work, initialDelay, period, unit);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable work, long initialDelay, long delay, TimeUnit unit) {
        return target.scheduleWithFixedDelay(work, initialDelay, delay, unit);
    }
}
