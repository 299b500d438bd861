package io.evenkeel.spring.context;

import io.evenkeel.context.Handover;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Stands for a pool whose work carries what the thread showed that gave it. Has no threads of its own. */
final class CarryingThreadPool extends ThreadPoolExecutor {
    private final ThreadPoolExecutor target;
    private final Handover handover;

    CarryingThreadPool(ThreadPoolExecutor target, Handover handover) {
        super(0, 1, 0, TimeUnit.SECONDS, new SynchronousQueue<>());
        this.target = target;
        this.handover = handover;
    }

    /** What is submitted comes here too, as a future. */
    @Override
    public void execute(Runnable work) {
        target.execute(handover.carry(work));
    }

    @Override
    public boolean remove(Runnable work) {
        return target.remove(handover.carry(work)); // equal to what is in the queue
    }

    @Override
    public void purge() {
        target.getQueue().removeIf(queued -> Handover.work(queued) instanceof Future<?> future && future.isCancelled());
        target.purge();
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
