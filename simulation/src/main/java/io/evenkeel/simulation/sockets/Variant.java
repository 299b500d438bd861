package io.evenkeel.simulation.sockets;

import io.evenkeel.simulation.policy.GuardClients;
import io.evenkeel.simulation.policy.PlainClients;
import io.evenkeel.simulation.world.Client;
import io.evenkeel.simulation.world.Clients;
import io.evenkeel.simulation.world.ExpiredWork;

/** Who calls, and whether the callee refuses work that nobody waits for: on sockets, and in virtual time. */
enum Variant {
    NONE("no guard, no retries"),
    RETRIES("no guard, 2 retries"),
    GUARD("**guard, the defaults**"),
    GUARD_DEADLINE("**guard, deadlines enforced**");

    private final String label;

    Variant(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    boolean refusesExpired() {
        return this == GUARD_DEADLINE;
    }

    Client caller(RealTime time, Http http) {
        return switch (this) {
            case NONE -> new PlainCaller(0, time, http);
            case RETRIES -> new PlainCaller(2, time, http);
            case GUARD, GUARD_DEADLINE -> new GuardedCaller(time, http);
        };
    }

    Clients simulatedCallers() {
        return switch (this) {
            case NONE -> PlainClients.noRetries();
            case RETRIES -> PlainClients.retries(2);
            case GUARD, GUARD_DEADLINE -> GuardClients.withDefaults();
        };
    }

    ExpiredWork simulatedCallee() {
        return refusesExpired() ? ExpiredWork.REFUSED : ExpiredWork.DONE;
    }
}
