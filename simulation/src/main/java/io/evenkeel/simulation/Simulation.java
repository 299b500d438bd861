package io.evenkeel.simulation;

import io.evenkeel.simulation.policy.*;
import io.evenkeel.simulation.world.*;

public final class Simulation {
    private Simulation() {}

    public static void main(String[] arguments) {
        System.out.println("x");
    }
}
