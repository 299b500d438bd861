package io.evenkeel.simulation.sockets;

import io.evenkeel.simulation.world.Figures;
import io.evenkeel.simulation.world.Run;
import io.evenkeel.simulation.world.Scenario;
import io.evenkeel.simulation.world.Trigger;
import io.evenkeel.simulation.world.Trigger.Kind;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What stands in the report on the runs. */
final class SocketReport {
    private static final Plan PLAN = Plan.FULL;
    private static final int SEEDS = 20;

    private SocketReport() {}

    static String text() {
        return machine() + "\n" + setting() + "\n" + measured() + "\n" + simulated();
    }

    private static String machine() {
        return """
                # An outage on real sockets

                Written by `simulation/sockets`, in four and a half minutes. Each line of the first table is a single run in real time, on
                a machine with %d cores and Java %d; it comes out a little different each time.
                """.formatted(
                Runtime.getRuntime().availableProcessors(), Runtime.version().feature());
    }

    static String setting() {
        return """
                Two processes. The callee is the JDK's HTTP server: %d workers behind a queue without an end, whose work is to sleep, %d ms
                on average, exponentially distributed. The caller is one instance with the JDK's HTTP client. It gets %.0f requests a
                second, %.0f %% of what the callee can do, and waits 1 s for an attempt. After %d s of peace the callee has %.0f %% of its
                capacity for %d s; the load goes on for %d s after that.

                The guard is the real one, with its defaults, 4 s for a call, and idempotent calls. *Deadlines enforced*: the callee reads
                `evenkeel-deadline` when a worker takes the request up, and answers 504 if nobody waits any more. Retries without a
                guard come after the same pauses.

                **Recovered** is the system at the first second after the cut from which on 97 %% of the requests of ten seconds
                succeed; a dash means: not while it was watched. Everything else counts from the beginning of the cut to the end.
                """.formatted(
                        Callee.WORKERS,
                        Callee.MEAN_MILLIS,
                        Plan.perSecond(),
                        100 * Plan.LOAD,
                        PLAN.quiet(),
                        100 * Plan.CAPACITY_LEFT,
                        PLAN.cut(),
                        PLAN.after());
    }

    private static String measured() {
        return "## On sockets\n\n" + table(variant -> List.of(measured(variant)));
    }

    static String simulated() {
        return """
                ## The same in virtual time

                Least and most of %d seeds, in the world of [REPORT.md](REPORT.md). This is the same on every machine. Without guard and
                retries it is luck how soon the queue is gone: a fifth of the capacity is all there is to catch up with.

                """.formatted(SEEDS)
                + table(variant -> LongStream.rangeClosed(1, SEEDS)
                        .mapToObj(seed -> simulated(variant, seed))
                        .toList());
    }

    private static Figures measured(Variant variant) {
        return SocketRun.of(variant, PLAN)
                .figures(PLAN.quiet(), PLAN.cutEnd(), PLAN.end(), PLAN.end(), Plan.perSecond());
    }

    private static Figures simulated(Variant variant, long seed) {
        Trigger cut = new Trigger(Kind.CAPACITY_CUT, Plan.CAPACITY_LEFT, PLAN.cut());
        Scenario scenario = new Scenario(Callee.CAPACITY, 1, Plan.LOAD, cut, PLAN.after(), PLAN.after());
        return Run.of(scenario, variant.simulatedCallers(), variant.simulatedCallee(), seed);
    }

    private static String table(Function<Variant, List<Figures>> runs) {
        return """
                |  | recovered after | requests lost | succeeded | attempts per request |
                |---|---|---|---|---|
                """
                + Stream.of(Variant.values())
                        .map(variant -> line(variant, runs.apply(variant)))
                        .collect(Collectors.joining());
    }

    private static String line(Variant variant, List<Figures> runs) {
        return "| %s | %s | %s | %s | %s |\n"
                .formatted(
                        variant.label(),
                        span(runs, "%.0f s", run -> run.stuck() ? Double.POSITIVE_INFINITY : run.recoverySeconds()),
                        span(runs, "%.0f", run -> run.lostSeconds() * Plan.perSecond()),
                        span(runs, "%.1f %%", run -> 100 * run.success()),
                        span(runs, "%.2f", Figures::attempts));
    }

    private static String span(List<Figures> runs, String format, ToDoubleFunction<Figures> figure) {
        String least = cell(format, runs.stream().mapToDouble(figure).min().orElseThrow());
        String most = cell(format, runs.stream().mapToDouble(figure).max().orElseThrow());
        return least.equals(most) ? least : least + " to " + most;
    }

    private static String cell(String format, double value) {
        return Double.isInfinite(value) ? "–" : String.format(Locale.ROOT, format, value);
    }
}
