package io.evenkeel.spring.context;

import io.evenkeel.context.Handover;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Stands for a pool whose work carries what the thread showed that gave it; what is repeated carries nothing. Has no threads of
 * its own.
 */
final class CarryingScheduledThreadPool extends ScheduledThreadPoolExecutor {
    private final ScheduledThreadPoolExecutor target;
    private final Handover handover;

    CarryingScheduledThreadPool(ScheduledThreadPoolExecutor target, Handover handover) {
        super(0);
        this.target = target;
        this.handover = handover;
    }

    @Override
    public void execute(Runnable work) {
        target.execute(handover.carry(work));
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
    public ScheduledFuture<?> schedule(Runnable work, long delay, TimeUnit unit) {
        return target.schedule(Triggers.schedule() ? work : handover.carry(work), delay, unit);
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

    @Override
    public void setContinueExistingPeriodicTasksAfterShutdownPolicy(boolean value) {
        target.setContinueExistingPeriodicTasksAfterShutdownPolicy(value);
    }

    @Override
    public boolean getContinueExistingPeriodicTasksAfterShutdownPolicy() {
        return target.getContinueExistingPeriodicTasksAfterShutdownPolicy();
    }

    @Override
    public void setExecuteExistingDelayedTasksAfterShutdownPolicy(boolean value) {
        target.setExecuteExistingDelayedTasksAfterShutdownPolicy(value);
    }

    @Override
    public boolean getExecuteExistingDelayedTasksAfterShutdownPolicy() {
        return target.getExecuteExistingDelayedTasksAfterShutdownPolicy();
    }

    @Override
    public void setRemoveOnCancelPolicy(boolean value) {
        target.setRemoveOnCancelPolicy(value);
    }

    @Override
    public boolean getRemoveOnCancelPolicy() {
        return target.getRemoveOnCancelPolicy();
    }

    @Override
    public boolean remove(Runnable work) {
        return target.remove(work);
    }

    @Override
    public void purge() {
        target.purge();
    }

    @Override
    public void shutdown() {
        target.shutdown();
    }

    @Override
    public List<Runnable> shutdownNow() {
        return target.shutdownNow();
    }

    @Override
    public boolean isShutdown() {
        return target.isShutdown();
    }

    @Override
    public boolean isTerminating() {
        return target.isTerminating();
    }

    @Override
    public boolean isTerminated() {
        return target.isTerminated();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        return target.awaitTermination(timeout, unit);
    }

    @Override
    public void setThreadFactory(ThreadFactory threads) {
        target.setThreadFactory(threads);
    }

    @Override
    public ThreadFactory getThreadFactory() {
        return target.getThreadFactory();
    }

    @Override
    public void setRejectedExecutionHandler(RejectedExecutionHandler handler) {
        target.setRejectedExecutionHandler(handler);
    }

    @Override
    public RejectedExecutionHandler getRejectedExecutionHandler() {
        return target.getRejectedExecutionHandler();
    }

    @Override
    public void setCorePoolSize(int size) {
        target.setCorePoolSize(size);
    }

    @Override
    public int getCorePoolSize() {
        return target.getCorePoolSize();
    }

    @Override
    public boolean prestartCoreThread() {
        return target.prestartCoreThread();
    }

    @Override
    public int prestartAllCoreThreads() {
        return target.prestartAllCoreThreads();
    }

    @Override
    public boolean allowsCoreThreadTimeOut() {
        return target.allowsCoreThreadTimeOut();
    }

    @Override
    public void allowCoreThreadTimeOut(boolean allowed) {
        target.allowCoreThreadTimeOut(allowed);
    }

    @Override
    public void setMaximumPoolSize(int size) {
        target.setMaximumPoolSize(size);
    }

    @Override
    public int getMaximumPoolSize() {
        return target.getMaximumPoolSize();
    }

    @Override
    public void setKeepAliveTime(long time, TimeUnit unit) {
        target.setKeepAliveTime(time, unit);
    }

    @Override
    public long getKeepAliveTime(TimeUnit unit) {
        return target.getKeepAliveTime(unit);
    }

    @Override
    public BlockingQueue<Runnable> getQueue() {
        return target.getQueue();
    }

    @Override
    public int getPoolSize() {
        return target.getPoolSize();
    }

    @Override
    public int getActiveCount() {
        return target.getActiveCount();
    }

    @Override
    public int getLargestPoolSize() {
        return target.getLargestPoolSize();
    }

    @Override
    public long getTaskCount() {
        return target.getTaskCount();
    }

    @Override
    public long getCompletedTaskCount() {
        return target.getCompletedTaskCount();
    }

    @Override
    public String toString() {
        return target.toString();
    }
}
