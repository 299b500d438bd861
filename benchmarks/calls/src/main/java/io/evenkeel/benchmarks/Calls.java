package io.evenkeel.benchmarks;

import io.evenkeel.benchmarks.result.Figure;
import io.evenkeel.benchmarks.result.Key;
import io.evenkeel.benchmarks.result.Part;
import io.evenkeel.benchmarks.result.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** The rows of JMH: ours and the peers' in one run, each in a process of its own, one pass after the other. */
final class Calls {
    private static final String ALLOCATED = "gc.alloc.rate.norm";
    /** Its clock changes its mode on checks that are seconds apart. */
    private static final int SENTINELS_WARMUPS = 14;

    private final Form form;
    private final String only;

    /**
     * @param only a regular expression that the name of a row has to contain
     */
    Calls(Form form, String only) {
        this.form = form;
        this.only = only;
    }

    Part run() throws RunnerException {
        Part part = new Part(
                Here.with(form.parameters(Map.of(
                        "passes of one fork each",
                        String.valueOf(form.passes),
                        "warm-up",
                        form.warmups + " × " + form.millis + " ms (Sentinel: " + warmups("Sentinel") + ")",
                        "measurement",
                        form.measurements + " × " + form.millis + " ms",
                        "flags of the JVM",
                        form.flags))),
                List.of());
        List<Step> steps = Plan.steps(form, only);
        for (int pass = 0; pass < form.passes; pass++) {
            for (Step step : steps) {
                ClassPath.forForks(step.meters());
                part = part.and(rows(new Runner(options(step)).run()));
            }
        }
        return part;
    }

    private int warmups(String row) {
        return form == Form.LONG && row.startsWith("Sentinel") ? SENTINELS_WARMUPS : form.warmups;
    }

    private Options options(Step step) {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + step.benchmark().replace(".", "\\.") + "$")
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.NANOSECONDS)
                .threads(step.threads())
                .forks(1)
                .jvmArgs(form.flags.split(" "))
                .warmupIterations(warmups(step.row()))
                .warmupTime(TimeValue.milliseconds(form.millis))
                .measurementIterations(form.measurements)
                .measurementTime(TimeValue.milliseconds(form.millis))
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true);
        if (!step.variants().isEmpty()) {
            options.param(step.parameter(), step.variants().toArray(String[]::new));
        }
        return options.build();
    }

    private static List<Row> rows(Iterable<RunResult> results) {
        List<Row> rows = new ArrayList<>();
        results.forEach(result -> rows.add(row(result)));
        return rows;
    }

    private static Row row(RunResult result) {
        BenchmarkParams params = result.getParams();
        String name = params.getBenchmark();
        String row = name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1);
        String variant =
                params.getParamsKeys().stream().map(params::getParam).distinct().collect(Collectors.joining(" "));
        List<Double> nanos = new ArrayList<>();
        List<Double> bytes = new ArrayList<>();
        for (BenchmarkResult fork : result.getBenchmarkResults()) {
            for (IterationResult iteration : fork.getIterationResults()) {
                nanos.add(iteration.getPrimaryResult().getScore());
                Result<?> allocated = iteration.getSecondaryResults().get(ALLOCATED);
                if (allocated != null) {
                    bytes.add(allocated.getScore());
                }
            }
        }
        Map<String, Figure> figures = new TreeMap<>();
        figures.put(Row.NANOS, Figure.of(nanos));
        figures.put(Row.BYTES, Figure.of(bytes));
        return new Row(new Key(row, variant, params.getThreads()), figures);
    }
}
