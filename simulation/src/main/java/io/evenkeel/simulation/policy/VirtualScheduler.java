package io.evenkeel.simulation.policy;

import dev.failsafe.spi.Scheduler;
import io.evenkeel.simulation.world.VirtualTime;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Delayed;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Runs what Failsafe schedules, when it is due in virtual time. */
final class VirtualScheduler implements Scheduler {
    private final VirtualTime time;

    VirtualScheduler(VirtualTime time) {
        this.time = time;
    }

    @Override
    public ScheduledFuture<?> schedule(Callable<?> work, long delay, TimeUnit unit) {
        Scheduled scheduled = new Scheduled(time.nowNanos() + unit.toNanos(delay));
        time.after(unit.toNanos(delay), () -> scheduled.run(work));
        return scheduled;
    }

    private final class Scheduled extends CompletableFuture<Object> implements ScheduledFuture<Object> {
        private final long atNanos;

        Scheduled(long atNanos) {
            this.atNanos = atNanos;
        }

        void run(Callable<?> work) {
            if (!isDone()) {
                try {
                    complete(work.call());
                } catch (Exception error) {
                    completeExceptionally(error);
                }
            }
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(atNanos - time.nowNanos(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }
}
