package io.evenkeel.context;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Gives work on with what the thread shows that gave it. */
class CarryingExecutorService extends CarryingExecutor implements ExecutorService {
    private final ExecutorService target;

    CarryingExecutorService(ExecutorService target, Handover handover) {
        super(target, handover);
        this.target = target;
    }

    @Override
    public Future<?> submit(Runnable work) {
        return target.submit(handover.carry(work));
    }

    @Override
    public <T extends @Nullable Object> Future<T> submit(Runnable work, T result) {
        return target.submit(handover.carry(work), result);
    }

    @Override
    public <T extends @Nullable Object> Future<T> submit(Callable<T> work) {
        return target.submit(handover.carry(work));
    }

    @Override
    public <T extends @Nullable Object> List<Future<T>> invokeAll(Collection<? extends Callable<T>> work)
            throws InterruptedException {
        return target.invokeAll(carried(work));
    }

    @Override
    public <T extends @Nullable Object> List<Future<T>> invokeAll(
            Collection<? extends Callable<T>> work, long timeout, TimeUnit unit) throws InterruptedException {
        return target.invokeAll(carried(work), timeout, unit);
    }

    @Override
    public <T extends @Nullable Object> T invokeAny(Collection<? extends Callable<T>> work)
            throws InterruptedException, ExecutionException {
        return target.invokeAny(carried(work));
    }

    @Override
    public <T extends @Nullable Object> T invokeAny(Collection<? extends Callable<T>> work, long timeout, TimeUnit unit)
            throws InterruptedException, ExecutionException, TimeoutException {
        return target.invokeAny(carried(work), timeout, unit);
    }

    @Override
    public void shutdown() {
        target.shutdown();
    }

    @Override
    public List<Runnable> shutdownNow() {
        return Handover.work(target.shutdownNow());
    }

    @Override
    public boolean isShutdown() {
        return target.isShutdown();
    }

    @Override
    public boolean isTerminated() {
        return target.isTerminated();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        return target.awaitTermination(timeout, unit);
    }

    private <T extends @Nullable Object> List<Callable<T>> carried(Collection<? extends Callable<T>> work) {
        List<Callable<T>> carried = new ArrayList<>(work.size());
        for (Callable<T> one : work) {
            carried.add(handover.carry(one));
        }
        return carried;
    }
}
