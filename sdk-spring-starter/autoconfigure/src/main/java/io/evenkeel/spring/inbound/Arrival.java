package io.evenkeel.spring.inbound;

import io.evenkeel.Journey;
import io.evenkeel.call.Deadline;
import io.evenkeel.call.JourneyContext;
import org.jspecify.annotations.Nullable;

/** What is known of an inbound request from its start to its end. */
final class Arrival {
    private final long nanos;
    private final JourneyContext carried;
    private final boolean management;
    private volatile @Nullable Journey refusing;
    private volatile boolean failed;

    /**
     * @param nanos when it came, in nanoseconds of {@link System#nanoTime()}
     * @param management whether it came in at the port of the management
     */
    Arrival(long nanos, JourneyContext carried, boolean management) {
        this.nanos = nanos;
        this.carried = carried;
        this.management = management;
    }

    long nanosUntil(long nowNanos) {
        return nowNanos - nanos;
    }

    JourneyContext carried() {
        return carried;
    }

    boolean isManagement() {
        return management;
    }

    boolean isLate(long nowNanos) {
        Deadline deadline = carried.deadline();
        return deadline != null && deadline.hasPassed(nowNanos);
    }

    /** Something was thrown, and a span of it is an error by now. */
    void failed() {
        failed = true;
    }

    boolean isFailed() {
        return failed;
    }

    void refusedBy(Journey journey) {
        refusing = journey;
    }

    /** The journey whose work was refused, or {@code null} if it was not. */
    @Nullable
    Journey refusing() {
        return refusing;
    }
}
