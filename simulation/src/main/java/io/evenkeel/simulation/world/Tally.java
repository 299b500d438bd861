package io.evenkeel.simulation.world;

import java.util.Arrays;

/** What happened in each second. A request counts in the second it came in, whenever it ends. */
final class Tally {
    private static final int RECOVERED_FOR = 10;
    private static final double RECOVERED = 0.97;

    private final VirtualTime time;
    private long[] requests = new long[64];
    private long[] successes = new long[64];
    private long[] attempts = new long[64];

    Tally(VirtualTime time) {
        this.time = time;
    }

    private int second() {
        int second = (int) (time.nowNanos() / 1_000_000_000);
        if (second >= requests.length) {
            requests = Arrays.copyOf(requests, 2 * second);
            successes = Arrays.copyOf(successes, 2 * second);
            attempts = Arrays.copyOf(attempts, 2 * second);
        }
        return second;
    }

    void attempted() {
        int second = second();
        attempts[second]++;
    }

    Ending requested() {
        int second = second();
        requests[second]++;
        return error -> {
            if (error == null) {
                successes[second]++;
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

    Figures figures(Scenario scenario, int end) {
        int begin = Scenario.QUIET_SECONDS;
        int triggerEnd = scenario.triggerEnd();
        int measuredEnd = triggerEnd + scenario.leastSeconds();
        int recovered = recovered(triggerEnd, end);
        return new Figures(
                recovered < 0 ? -1 : recovered - triggerEnd,
                (sum(requests, begin, end) - sum(successes, begin, end)) / scenario.arrivalsPerSecond(),
                ratio(successes, begin, triggerEnd),
                ratio(attempts, begin, triggerEnd),
                ratio(successes, begin, measuredEnd),
                ratio(attempts, begin, measuredEnd));
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
