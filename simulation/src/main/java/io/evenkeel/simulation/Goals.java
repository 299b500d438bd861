package io.evenkeel.simulation;

import static io.evenkeel.simulation.Contender.*;

import io.evenkeel.simulation.world.Figures;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** What was promised, and what came out. */
final class Goals {
    private Goals() {}

    static Stream<String> lines() {
        return Stream.of(
                "## What was promised",
                "",
                Cells.row("", "measured", "met"),
                Cells.rule(3),
                stuck("never stuck in 1,000 random scenarios, with the defaults", GUARD),
                stuck("the same with deadlines enforced", GUARD_DEADLINE),
                afterIdeal("budget and deadline: recovery within 1 s of no retries with ideal drop", BOTH),
                afterIdeal("the whole guard with deadlines: the same", GUARD_DEADLINE),
                extraLoad("at most 1.05 attempts per request when everything fails", Report.FAILURES),
                extraLoad("the same with few calls per instance", Report.FEW_CALLS),
                atThirty("at 30 % failures at least 97 % succeed", Report.FAILURES),
                atThirty("the same with few calls per instance", Report.FEW_CALLS),
                atFifty("at 50 % failures at most 5 points below no guard", Report.FAILURES),
                atFifty("the same with few calls per instance", Report.FEW_CALLS),
                atFifty("the same where failures cost the server, at ρ = 0.9", Report.LATE_FAILURES),
                "",
                "Without the breaker, budget and deadline miss it where the server is loaded most: it takes work for good until"
                        + " 100 ms after its deadline, by which two clocks may differ, and has a twentieth of its capacity to"
                        + " catch up. With the breaker nothing of that is left after a cut; after a spike of the load recovery"
                        + " takes 2 s at ρ = 0.9 and above, so it is missed by 1 s. Where calls are few, the breaker refuses some"
                        + " of a healthy half: with 5 of them, 4 failures are chance now and then.",
                "");
    }

    private static String stuck(String goal, Contender contender) {
        long stuck = RandomTable.stuck(Report.RANDOM.recoveries(contender));
        return row(goal, stuck + " stuck", stuck == 0);
    }

    private static String afterIdeal(String goal, Contender contender) {
        int latest = DoubleStream.of(RecoveryTable.LOADS)
                .mapToInt(load -> worst(Report.TWO_BY_TWO.runs(contender, load))
                        - worst(Report.TWO_BY_TWO.runs(NONE_IDEAL, load)))
                .max()
                .orElseThrow();
        return row(goal, latest + " s later at worst, of all ρ", latest <= 1);
    }

    private static int worst(List<Figures> runs) {
        return runs.stream()
                .mapToInt(run -> run.stuck() ? Integer.MAX_VALUE / 2 : run.recoverySeconds())
                .max()
                .orElseThrow();
    }

    private static String extraLoad(String goal, FailureTable table) {
        double attempts = Cells.mean(table.runs(GUARD, 1), Figures::triggerAttempts);
        return row(goal, Cells.format("%.2f", attempts), attempts <= 1.05);
    }

    private static String atThirty(String goal, FailureTable table) {
        double success = 100 * Cells.mean(table.runs(GUARD, 0.3), Figures::triggerSuccess);
        return row(goal, Cells.format("%.2f %%", success), success >= 97);
    }

    private static String atFifty(String goal, FailureTable table) {
        double guarded = 100 * Cells.mean(table.runs(GUARD, 0.5), Figures::triggerSuccess);
        double unguarded = 100 * Cells.mean(table.runs(NONE, 0.5), Figures::triggerSuccess);
        return row(
                goal,
                Cells.format("%.1f %%", guarded) + Cells.format(" against %.1f %%", unguarded),
                guarded >= unguarded - 5);
    }

    private static String row(String goal, String measured, boolean met) {
        return Cells.row(goal, measured, met ? "yes" : "**no**");
    }
}
