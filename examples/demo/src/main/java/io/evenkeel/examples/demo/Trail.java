package io.evenkeel.examples.demo;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** The readings of the last few seconds. */
final class Trail {
    private final Duration length;
    private final Deque<Reading> readings = new ArrayDeque<>();

    Trail(Duration length) {
        this.length = length;
    }

    void add(Reading reading) {
        readings.addLast(reading);
        while (reading.at().minus(readings.getFirst().at()).compareTo(length) > 0) {
            readings.removeFirst();
        }
    }

    boolean isEmpty() {
        return readings.isEmpty();
    }

    Reading first() {
        return readings.getFirst();
    }

    Reading last() {
        return readings.getLast();
    }
}
