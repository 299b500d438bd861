package io.evenkeel.simulation.sockets;

import io.evenkeel.simulation.world.Chance;
import io.evenkeel.simulation.world.Client;
import io.evenkeel.simulation.world.Ending;
import io.evenkeel.simulation.world.Tally;

/** One run. Every variant gets the same requests at the same moments, whatever has become of the earlier ones. */
final class SocketRun {
    private static final long SECOND = 1_000_000_000;
    /** Requests that came in before the end are over by then. */
    private static final int GRACE_SECONDS = 15;

    private final RealTime time;
    private final Plan plan;
    private final Tally tally;
    private final Client caller;
    private final Chance arrivals = new Chance(1);
    private int waiting;
    private boolean arriving = true;

    private SocketRun(RealTime time, Plan plan, Tally tally, Client caller) {
        this.time = time;
        this.plan = plan;
        this.tally = tally;
        this.caller = caller;
    }

    /** Runs it, with the callee in a process of its own. */
    static Tally of(Variant variant, Plan plan) {
        try (CalleeProcess callee = CalleeProcess.start(variant.refusesExpired());
                RealTime time = new RealTime()) {
            Tally tally = new Tally(time::nowNanos);
            Client caller = variant.caller(time, new Http(callee.port(), time, tally));
            time.at(plan.quiet() * SECOND, () -> callee.capacity(Plan.CAPACITY_LEFT));
            time.at(plan.cutEnd() * SECOND, () -> callee.capacity(1));
            new SocketRun(time, plan, tally, caller).arriveAfter(0);
            time.awaitEnd(plan.end() + GRACE_SECONDS);
            return tally;
        }
    }

    private void arriveAfter(long lastNanos) {
        long nextNanos = lastNanos + arrivals.exponentialNanos(SECOND / Plan.perSecond());
        if (nextNanos >= plan.end() * SECOND) {
            arriving = false;
            endIfOver();
            return;
        }
        time.at(nextNanos, () -> {
            waiting++;
            Ending ending = tally.requested();
            caller.request(error -> {
                ending.ended(error);
                waiting--;
                endIfOver();
            });
            arriveAfter(nextNanos);
        });
    }

    private void endIfOver() {
        if (!arriving && waiting == 0) {
            time.end();
        }
    }
}
