package io.evenkeel.simulation.world;

import io.evenkeel.guard.CallHeaders;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** A queue, first come first served, in front of a fixed number of workers. Its queue has no end, as in the worst case. */
final class Server {
    private static final double COST_OF_REFUSING = 0.02;
    private static final long SLOW_NANOS = 1_000_000_000;

    @SuppressWarnings("StaticAssignmentOfThrowable") // nobody looks at its stack trace
    private static final IOException FAILED = new IOException("503");

    private final VirtualTime time;
    private final Chance chance;
    private final ExpiredWork expiredWork;
    private final double meanNanos;
    private final Deque<Attempt> queue = new ArrayDeque<>();
    private int idle = Scenario.WORKERS;
    private @Nullable Trigger trigger;

    Server(VirtualTime time, Chance chance, int capacity, ExpiredWork expiredWork) {
        this.time = time;
        this.chance = chance;
        this.expiredWork = expiredWork;
        this.meanNanos = 1e9 * Scenario.WORKERS / capacity;
    }

    /** Under stress from now on; {@code null} for no longer. */
    void under(@Nullable Trigger now) {
        trigger = now;
    }

    void receive(Attempt attempt) {
        if (trigger != null && chance.uniform() < trigger.failing()) {
            time.after(1_000_000, () -> attempt.answered(FAILED));
            return;
        }
        queue.add(attempt);
        work();
    }

    /** How long it will be busy at least with what waits already, if it has to do it all. */
    double backlogSeconds() {
        return expiredWork == ExpiredWork.DONE ? queue.size() * meanNanos / Scenario.WORKERS / 1e9 : 0;
    }

    private void work() {
        while (idle > 0) {
            Attempt next = queue.poll();
            if (next == null) {
                return;
            }
            if (expiredWork == ExpiredWork.GONE_BY_MAGIC && next.isOver()) {
                continue;
            }
            idle--;
            boolean refused = expiredWork == ExpiredWork.REFUSED && hasExpired(next);
            boolean failing = refused || (trigger != null && chance.uniform() < trigger.failingLate());
            time.after(refused ? (long) (meanNanos * COST_OF_REFUSING) : workNanos(), () -> {
                idle++;
                next.answered(failing ? FAILED : null);
                work();
            });
        }
    }

    private boolean hasExpired(Attempt attempt) {
        String deadline = attempt.deadline();
        if (deadline == null) {
            return false;
        }
        Duration left = CallHeaders.left(deadline, Wire.wallMillis(time));
        return left != null && left.isZero();
    }

    private long workNanos() {
        long needed = chance.exponentialNanos(meanNanos);
        if (trigger == null) {
            return needed;
        }
        boolean slow = chance.uniform() < trigger.slow();
        return (long) (needed / trigger.capacityFactor()) + (slow ? SLOW_NANOS : 0);
    }
}
