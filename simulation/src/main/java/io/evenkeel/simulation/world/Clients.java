package io.evenkeel.simulation.world;

/** Makes the instances of the calling service. */
@FunctionalInterface
public interface Clients {
    /**
     * @param chance for this instance alone
     */
    Client client(VirtualTime time, Wire wire, Chance chance);
}
