package io.evenkeel.simulation.world;

import java.util.PriorityQueue;

/** A clock that jumps from one event to the next. One thread only. */
public final class VirtualTime {
    private record Event(long atNanos, long number, Runnable action) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            int byTime = Long.compare(atNanos, other.atNanos);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    private final PriorityQueue<Event> events = new PriorityQueue<>(4_096);
    private long nowNanos;
    private long scheduled;

    /** Nanoseconds since the start of the run. */
    public long nowNanos() {
        return nowNanos;
    }

    /** Lets something happen after a while; what is due at the same moment happens in the order it was asked for. */
    public void after(long nanos, Runnable action) {
        events.add(new Event(nowNanos + Math.max(0, nanos), scheduled++, action));
    }

    /** Lets everything happen that is due until then. */
    public void runUntil(long endNanos) {
        while (true) {
            Event next = events.peek();
            if (next == null || next.atNanos > endNanos) {
                nowNanos = endNanos;
                return;
            }
            events.remove();
            nowNanos = next.atNanos;
            next.action.run();
        }
    }
}
