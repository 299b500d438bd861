package io.evenkeel.simulation.world;

/**
 * One server, its clients and what happens to them.
 *
 * @param capacity how many requests the server can work off in a second
 * @param instances how many instances of the calling service there are; each guards its calls on its own
 * @param load what they send together, as a part of the capacity
 * @param leastSeconds how long the run goes on after the trigger even if the system has recovered
 * @param mostSeconds how long it goes on if it has not
 */
public record Scenario(int capacity, int instances, double load, Trigger trigger, int leastSeconds, int mostSeconds) {
    /** How many pieces of work the server does at once. */
    static final int WORKERS = 10;
    /** How long everything is fine before the trigger: a breaker's window has filled by then. */
    static final int QUIET_SECONDS = 30;

    double arrivalsPerSecond() {
        return capacity * load;
    }

    int triggerEnd() {
        return QUIET_SECONDS + trigger.seconds();
    }
}
