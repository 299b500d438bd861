package io.evenkeel.simulation;

import io.evenkeel.simulation.world.Chance;
import io.evenkeel.simulation.world.Figures;
import io.evenkeel.simulation.world.Scenario;
import io.evenkeel.simulation.world.Trigger;
import io.evenkeel.simulation.world.Trigger.Kind;
import java.util.Arrays;
import java.util.List;

/** Random scenarios, and who never recovered from them. */
record RandomTable(String title, int scenarios, List<Contender> contenders) implements Table {
    private static final int WATCHED = 300;

    @Override
    public String text() {
        return "The server does 100 to 1,000 requests a second and is loaded to 50 to 95 %; its capacity is cut to 10 to 90 %"
                + " for 1 to 60 s; the calling service has 1 to 1,000 instances. Stuck: not recovered " + WATCHED
                + " s after the trigger. Seeds " + Seeds.REPORTING + " to " + (Seeds.REPORTING + scenarios - 1) + ".";
    }

    @Override
    public String header() {
        return Cells.row("", "stuck", "median recovery, s", "90 % within", "99 % within", "worst");
    }

    @Override
    public String line(Contender contender) {
        int[] recoveries = recoveries(contender);
        return Cells.row(
                contender.label(),
                String.valueOf(stuck(recoveries)),
                within(recoveries, 0.5),
                within(recoveries, 0.9),
                within(recoveries, 0.99),
                within(recoveries, 1));
    }

    int[] recoveries(Contender contender) {
        return Seeds.from(Seeds.REPORTING, scenarios)
                .parallel()
                .mapToInt(seed -> recovery(Experiment.run(contender, scenario(seed), seed)))
                .sorted()
                .toArray();
    }

    static long stuck(int[] recoveries) {
        return Arrays.stream(recoveries)
                .filter(seconds -> seconds == Integer.MAX_VALUE)
                .count();
    }

    private static int recovery(Figures run) {
        return run.stuck() ? Integer.MAX_VALUE : run.recoverySeconds();
    }

    private static String within(int[] sorted, double part) {
        int seconds = sorted[(int) Math.ceil(part * sorted.length) - 1];
        return seconds == Integer.MAX_VALUE ? "–" : String.valueOf(seconds);
    }

    static Scenario scenario(long seed) {
        Chance chance = new Chance(seed);
        int capacity = (int) chance.betweenOrders(100, 1_000);
        int instances = (int) Math.round(chance.betweenOrders(1, 1_000));
        double load = chance.between(0.5, 0.95);
        double left = chance.between(0.1, 0.9);
        return new Scenario(
                capacity, instances, load, new Trigger(Kind.CAPACITY_CUT, left, 1 + chance.index(60)), 0, WATCHED);
    }
}
