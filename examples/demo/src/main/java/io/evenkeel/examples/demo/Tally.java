package io.evenkeel.examples.demo;

import java.util.concurrent.atomic.LongAdder;

/** What became of the requests, as the customers saw it. */
final class Tally {
    private final LongAdder served = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder unanswered = new LongAdder();
    private final LongAdder heldBack = new LongAdder();

    void answered(int status) {
        (status < 400 ? served : failed).increment();
    }

    void unanswered() {
        unanswered.increment();
    }

    void heldBack() {
        heldBack.increment();
    }

    @Override
    public String toString() {
        return served + " served, " + failed + " failed, " + unanswered + " unanswered, " + heldBack + " held back";
    }
}
