package io.evenkeel.simulation;

import io.evenkeel.simulation.world.Figures;
import io.evenkeel.simulation.world.Scenario;
import io.evenkeel.simulation.world.Trigger;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Budget and deadline, each alone and together, without a breaker. */
final class TwoByTwo implements Table {
    private static final int SECONDS_AFTER = 60;

    private final Trigger trigger;

    TwoByTwo(Trigger trigger) {
        this.trigger = trigger;
    }

    @Override
    public String title() {
        return "Budget and deadline";
    }

    @Override
    public String text() {
        return "Capacity cut to 20 % for 10 s. The guard with its breaker switched off, so that the two are seen alone; without"
                + " a budget two retries with the same pauses, modelled. Expired work is refused or done. Recovery in seconds"
                + " / requests lost in seconds of the load / success in % / attempts per request; the last two from the"
                + " beginning of the trigger to " + SECONDS_AFTER + " s after its end.";
    }

    @Override
    public String header() {
        return Cells.row(Stream.concat(
                Stream.of(""), DoubleStream.of(RecoveryTable.LOADS).mapToObj(load -> "ρ = " + load)));
    }

    @Override
    public List<Contender> contenders() {
        return List.of(
                Contender.NEITHER,
                Contender.DEADLINE,
                Contender.BUDGET,
                Contender.BOTH,
                Contender.GUARD,
                Contender.GUARD_DEADLINE,
                Contender.NONE,
                Contender.NONE_IDEAL);
    }

    @Override
    public String line(Contender contender) {
        return Cells.row(Stream.concat(
                Stream.of(contender.label()),
                DoubleStream.of(RecoveryTable.LOADS).mapToObj(load -> cell(runs(contender, load)))));
    }

    List<Figures> runs(Contender contender, double load) {
        return Experiment.run(
                contender,
                new Scenario(1_000, 40, load, trigger, SECONDS_AFTER, 300),
                Seeds.from(Seeds.REPORTING, RecoveryTable.SEEDS));
    }

    private static String cell(List<Figures> runs) {
        return String.join(
                " / ",
                Cells.recovery(runs),
                Cells.lost(runs),
                Cells.percent(runs, Figures::success),
                Cells.ratio(runs, Figures::attempts));
    }
}
