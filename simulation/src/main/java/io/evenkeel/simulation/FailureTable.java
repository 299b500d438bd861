package io.evenkeel.simulation;

import io.evenkeel.simulation.world.Figures;
import io.evenkeel.simulation.world.Scenario;
import io.evenkeel.simulation.world.Trigger;
import io.evenkeel.simulation.world.Trigger.Kind;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** How many requests succeed while a part of the attempts fails. */
record FailureTable(String title, String text, Kind kind, int instances, double load, List<Contender> contenders)
        implements Table {
    private static final double[] FAILING = {0.3, 0.5, 0.7, 1};
    private static final int SECONDS = 60;

    @Override
    public String header() {
        return Cells.row(Stream.concat(
                Stream.of(""), DoubleStream.of(FAILING).mapToObj(part -> Cells.format("%.0f %% fail", 100 * part))));
    }

    @Override
    public String line(Contender contender) {
        return Cells.row(Stream.concat(
                Stream.of(contender.label()), DoubleStream.of(FAILING).mapToObj(part -> {
                    List<Figures> runs = runs(contender, part);
                    return Cells.percent(runs, Figures::triggerSuccess) + " / "
                            + Cells.ratio(runs, Figures::triggerAttempts);
                })));
    }

    List<Figures> runs(Contender contender, double part) {
        return Experiment.run(
                contender,
                new Scenario(1_000, instances, load, new Trigger(kind, part, SECONDS), 0, 0),
                Seeds.from(Seeds.REPORTING, RecoveryTable.SEEDS));
    }
}
