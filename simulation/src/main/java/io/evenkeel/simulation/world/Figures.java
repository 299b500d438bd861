package io.evenkeel.simulation.world;

/**
 * What one run came to.
 *
 * @param recoverySeconds from the end of the trigger to the first ten seconds in which 97 % of the requests succeeded; -1 if
 *     there were none
 * @param lostSeconds the requests that failed since the trigger began, as seconds of the usual load
 * @param triggerSuccess the part of the trigger's requests that succeeded
 * @param triggerAttempts attempts per request while the trigger lasted
 * @param success the part of the requests that succeeded, from the trigger to the least time that is watched after it
 * @param attempts attempts per request in that time
 */
public record Figures(
        int recoverySeconds,
        double lostSeconds,
        double triggerSuccess,
        double triggerAttempts,
        double success,
        double attempts) {

    /** Whether the system never got well again while it was watched. */
    public boolean stuck() {
        return recoverySeconds < 0;
    }
}
