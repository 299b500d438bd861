package io.evenkeel.simulation.world;

import java.util.Arrays;
import java.util.function.LongSupplier;

/** What happened in each second. A request counts in the second it came in, whenever it ends. One thread only. */
public final class Tally {
    private static final int RECOVERED_FOR = 10;
    private static final double RECOVERED = 0.97;

    private final LongSupplier nowNanos;
    private long[] requests = new long[64];
    private long[] successes = new long[64];
    private long[] failures = new long[64];
    private long[] attempts = new long[64];

    /**
     * @param nowNanos nanoseconds since the start of the run
     */
    public Tally(LongSupplier nowNanos) {
        this.nowNanos = nowNanos;
    }

    private int second() {
        int second = (int) (nowNanos.getAsLong() / 1_000_000_000);
        if (second >= requests.length) {
            requests = Arrays.copyOf(requests, 2 * second);
            successes = Arrays.copyOf(successes, 2 * second);
            failures = Arrays.copyOf(failures, 2 * second);
            attempts = Arrays.copyOf(attempts, 2 * second);
        }
        return second;
    }

    /** An attempt is sent now. */
    public void attempted() {
        int second = second();
        attempts[second]++;
    }

    /** A request comes in now; it has to be ended once. */
    public Ending requested() {
        int second = second();
        requests[second]++;
        return error -> {
            if (error == null) {
                successes[second]++;
            } else {
                failures[second]++;
            }
        };
    }

    /** The first second from which on 97 % of the requests of ten seconds succeeded; -1 if there is none yet. */
    int recovered(int from, int end) {
        for (int first = from; first + RECOVERED_FOR <= end; first++) {
            int last = first + RECOVERED_FOR;
            if (sum(successes, first, last) >= RECOVERED * sum(requests, first, last)) {
                return first;
            }
        }
        return -1;
    }

    /**
     * All in seconds since the start.
     *
     * @param begin when the trigger begins
     * @param triggerEnd when it ends
     * @param measuredEnd up to when successes and attempts are compared with requests
     * @param end up to when there were requests
     * @param perSecond how many of them there usually are
     */
    public Figures figures(int begin, int triggerEnd, int measuredEnd, int end, double perSecond) {
        int recovered = recovered(triggerEnd, end);
        return new Figures(
                recovered < 0 ? -1 : recovered - triggerEnd,
                (sum(requests, begin, end) - sum(successes, begin, end)) / perSecond,
                ratio(successes, begin, triggerEnd),
                ratio(attempts, begin, triggerEnd),
                ratio(successes, begin, measuredEnd),
                ratio(attempts, begin, measuredEnd));
    }

    /** How many requests came in. */
    public long requests() {
        return Arrays.stream(requests).sum();
    }

    /** How many of them ended well. */
    public long good() {
        return Arrays.stream(successes).sum();
    }

    /** How many of them did not. */
    public long bad() {
        return Arrays.stream(failures).sum();
    }

    /** How many attempts they took. */
    public long attempts() {
        return Arrays.stream(attempts).sum();
    }

    private double ratio(long[] counts, int from, int to) {
        return (double) sum(counts, from, to) / sum(requests, from, to);
    }

    private static long sum(long[] counts, int from, int to) {
        long sum = 0;
        for (int second = from; second < Math.min(to, counts.length); second++) {
            sum += counts[second];
        }
        return sum;
    }
}
