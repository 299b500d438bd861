package io.evenkeel.simulation.world;

/** One instance of the calling service. */
@FunctionalInterface
public interface Client {
    /** Sends a request, in as many attempts as it sees fit, and ends it once. */
    void request(Ending ending);
}
