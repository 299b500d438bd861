package io.evenkeel.simulation;

import io.evenkeel.simulation.world.Figures;
import io.evenkeel.simulation.world.Scenario;
import io.evenkeel.simulation.world.Trigger;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** How long it takes to recover from a trigger, and what is lost, by load. */
record RecoveryTable(String title, Trigger trigger, int instances, List<Contender> contenders) implements Table {
    static final double[] LOADS = {0.5, 0.7, 0.8, 0.9, 0.95};
    static final int SEEDS = 2;

    @Override
    public String text() {
        return "Seconds to recover (worst of " + SEEDS + " seeds) / requests lost, as seconds of the load (mean). "
                + instances + " instances of the calling service.";
    }

    @Override
    public String header() {
        return Cells.row(Stream.concat(Stream.of(""), DoubleStream.of(LOADS).mapToObj(load -> "ρ = " + load)));
    }

    @Override
    public String line(Contender contender) {
        return Cells.row(Stream.concat(
                Stream.of(contender.label()), DoubleStream.of(LOADS).mapToObj(load -> {
                    List<Figures> runs = runs(contender, load);
                    return Cells.recovery(runs) + " / " + Cells.lost(runs);
                })));
    }

    List<Figures> runs(Contender contender, double load) {
        return Experiment.run(
                contender, new Scenario(1_000, instances, load, trigger, 0, 300), Seeds.from(Seeds.REPORTING, SEEDS));
    }
}
