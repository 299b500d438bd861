package io.evenkeel.simulation.sockets;

/**
 * What happens in a run, in seconds.
 *
 * @param quiet how long everything is fine before the cut
 * @param cut how long the callee has a fifth of its capacity
 * @param after how long the load goes on after that
 */
record Plan(int quiet, int cut, int after) {
    static final double LOAD = 0.8;
    static final double CAPACITY_LEFT = 0.2;
    /** What the report is about: a window of the breaker, the cut, and a time in which no retries at all would recover. */
    static final Plan FULL = new Plan(10, 10, 40);

    static double perSecond() {
        return Callee.CAPACITY * LOAD;
    }

    int cutEnd() {
        return quiet + cut;
    }

    int end() {
        return cutEnd() + after;
    }
}
