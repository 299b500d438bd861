package io.evenkeel.benchmarks;

import io.evenkeel.benchmarks.row.Bare;
import io.evenkeel.benchmarks.row.FloorCalls;
import io.evenkeel.benchmarks.row.GrowthCalls;
import io.evenkeel.benchmarks.row.HabitCalls;
import io.evenkeel.benchmarks.row.HandAssembledCalls;
import io.evenkeel.benchmarks.row.ObservedCalls;
import io.evenkeel.benchmarks.row.OtherGuards;
import io.evenkeel.benchmarks.row.Resilience4jCalls;
import io.evenkeel.benchmarks.row.SdkCalls;
import io.evenkeel.benchmarks.row.SdkModes;
import io.evenkeel.benchmarks.row.SdkRefusals;
import io.evenkeel.benchmarks.row.SdkWithMeters;
import io.evenkeel.benchmarks.row.SentinelCalls;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Benchmark;

/** Which benchmark runs on how many threads. Ours and what they are compared with stand side by side. */
final class Plan {
    private static final String TRACING = "tracing";
    private static final List<Class<?>> ALL = List.of(
            Bare.class,
            FloorCalls.class,
            SdkCalls.class,
            HandAssembledCalls.class,
            HabitCalls.class,
            ObservedCalls.class,
            Resilience4jCalls.class,
            OtherGuards.class,
            SentinelCalls.class,
            SdkModes.class,
            SdkRefusals.class,
            SdkWithMeters.class,
            GrowthCalls.class);
    private static final Set<Class<?>> WITHOUT_METERS =
            Set.of(SdkCalls.class, SdkModes.class, SdkRefusals.class, GrowthCalls.class);
    /** Those whose work may be shared by threads, and whose contention somebody will meet. */
    private static final Set<String> ON_TWO = Set.of(
            "Bare.twoClockReads",
            "FloorCalls.call",
            "SdkCalls.call",
            "SdkCalls.callOfOwnDependency",
            "SdkCalls.journeyOnly",
            "SdkCalls.journeyWithCall",
            "HandAssembledCalls.call",
            "HandAssembledCalls.journeyWithCall",
            "HabitCalls.call",
            "ObservedCalls.call",
            "Resilience4jCalls.breaker",
            "Resilience4jCalls.all",
            "OtherGuards.failsafe",
            "OtherGuards.smallRye",
            "OtherGuards.netflix",
            "SentinelCalls.call");

    private static final int MANY = 16;
    private static final Set<String> ON_MANY = Set.of(
            "FloorCalls.call",
            "SdkCalls.call",
            "SdkCalls.callOfOwnDependency",
            "HandAssembledCalls.call",
            "Resilience4jCalls.breaker");

    private Plan() {}

    /**
     * @param only a regular expression that the name of a row has to contain
     */
    static List<Step> steps(Form form, String only) {
        Pattern pattern = Pattern.compile(only);
        List<Step> steps = new ArrayList<>();
        for (Class<?> type : ALL) {
            for (String benchmark : benchmarks(type)) {
                String row = type.getSimpleName() + "." + benchmark;
                if (pattern.matcher(row).find()) {
                    steps.addAll(steps(form, type.getName() + "." + benchmark, row, !WITHOUT_METERS.contains(type)));
                }
            }
        }
        if (steps.isEmpty()) {
            throw new IllegalArgumentException(
                    "--only: " + only + " (expected: a part of a name such as SdkCalls.call)");
        }
        return steps;
    }

    private static List<Step> steps(Form form, String benchmark, String row, boolean meters) {
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(benchmark, 1, TRACING, form == Form.SHORT ? List.of("P1") : List.of(), meters));
        if (ON_TWO.contains(row)) {
            steps.add(new Step(benchmark, 2, TRACING, onMoreThreads(form), meters));
        }
        if (ON_MANY.contains(row)) {
            steps.add(new Step(benchmark, MANY, TRACING, onMoreThreads(form), meters));
        }
        return steps;
    }

    private static List<String> onMoreThreads(Form form) {
        return form == Form.SHORT ? List.of("P0") : List.of("P0", "P1", "P2");
    }

    private static List<String> benchmarks(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Benchmark.class))
                .sorted(Comparator.comparing(Method::getName))
                .map(Method::getName)
                .toList();
    }
}
