package io.evenkeel.simulation.world;

/**
 * What puts the server under stress for a while.
 *
 * @param size for a cut the part of the capacity that is left; for a spike by how much the load is multiplied; otherwise the
 *     part of the attempts that it hits
 * @param seconds how long it lasts
 */
public record Trigger(Kind kind, double size, int seconds) {
    /** What happens. */
    public enum Kind {
        /** Every piece of work takes longer. */
        CAPACITY_CUT,
        /** More requests come. */
        LOAD_SPIKE,
        /** Attempts fail at once, and cost the server nothing. */
        PARTIAL_FAILURE,
        /** Attempts fail once their work is done: trying again is load. */
        LATE_FAILURE,
        /** The server waits a second for a dependency of its own, and holds a worker meanwhile. */
        SLOW_DEPENDENCY
    }

    double capacityFactor() {
        return kind == Kind.CAPACITY_CUT ? size : 1;
    }

    double loadFactor() {
        return kind == Kind.LOAD_SPIKE ? size : 1;
    }

    double failing() {
        return kind == Kind.PARTIAL_FAILURE ? size : 0;
    }

    double failingLate() {
        return kind == Kind.LATE_FAILURE ? size : 0;
    }

    double slow() {
        return kind == Kind.SLOW_DEPENDENCY ? size : 0;
    }
}
