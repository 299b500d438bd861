package io.evenkeel.simulation.world;

import java.util.ArrayList;
import java.util.List;

/** One run of a scenario. The same seed gives every policy the same requests at the same moments. */
public final class Run {
    private static final long SECOND = 1_000_000_000;
    /** Requests that came in before the end are over by then. */
    private static final int GRACE_SECONDS = 15;

    private final VirtualTime time = new VirtualTime();
    private final Scenario scenario;
    private final Chance arrivals;
    private final Server server;
    private final Tally tally = new Tally(time::nowNanos);
    private final List<Client> clients = new ArrayList<>();
    private double loadFactor = 1;
    private boolean arriving = true;

    private Run(Scenario scenario, Clients policy, ExpiredWork expiredWork, long seed) {
        this.scenario = scenario;
        this.arrivals = new Chance(3 * seed);
        this.server = new Server(time, new Chance(3 * seed + 1), scenario.capacity(), expiredWork);
        Chance forClients = new Chance(3 * seed + 2);
        Wire wire = new Wire(time, server, tally);
        for (int i = 0; i < scenario.instances(); i++) {
            clients.add(policy.client(time, wire, forClients));
        }
    }

    /** Runs the scenario until the system has recovered, or for as long as it is watched. */
    public static Figures of(Scenario scenario, Clients policy, ExpiredWork expiredWork, long seed) {
        return new Run(scenario, policy, expiredWork, seed).figures();
    }

    private Figures figures() {
        arrive();
        int triggerEnd = scenario.triggerEnd();
        time.runUntil(Scenario.QUIET_SECONDS * SECOND);
        server.under(scenario.trigger());
        loadFactor = scenario.trigger().loadFactor();
        time.runUntil(triggerEnd * SECOND);
        server.under(null);
        loadFactor = 1;
        int end = triggerEnd;
        while (end < triggerEnd + scenario.leastSeconds() || (!over(end) && tally.recovered(triggerEnd, end) < 0)) {
            end++;
            time.runUntil(end * SECOND);
        }
        arriving = false;
        time.runUntil((end + GRACE_SECONDS) * SECOND);
        return tally.figures(
                Scenario.QUIET_SECONDS,
                triggerEnd,
                triggerEnd + scenario.leastSeconds(),
                end,
                scenario.arrivalsPerSecond());
    }

    /** Whether it cannot recover any more in the time it is watched: whoever comes now waits until that is over. */
    private boolean over(int second) {
        int left = scenario.triggerEnd() + scenario.mostSeconds() - second;
        return left <= 0 || server.backlogSeconds() > 1.1 * left;
    }

    private void arrive() {
        time.after(arrivals.exponentialNanos(SECOND / (scenario.arrivalsPerSecond() * loadFactor)), () -> {
            if (arriving) {
                clients.get(arrivals.index(clients.size())).request(tally.requested());
                arrive();
            }
        });
    }
}
