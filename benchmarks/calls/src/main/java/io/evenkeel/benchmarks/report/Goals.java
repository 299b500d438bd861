package io.evenkeel.benchmarks.report;

import io.evenkeel.benchmarks.boot.BootRuns;
import io.evenkeel.benchmarks.result.Key;
import io.evenkeel.benchmarks.result.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What ours is to come to, beside the floor and the peers of the same run. */
final class Goals {
    private static final Key OURS_P0 = Key.of("SdkCalls.call", "P0");
    private static final Key OURS_P1 = Key.of("SdkCalls.call", "P1");
    private static final Key OURS_P2 = Key.of("SdkCalls.call", "P2");
    private static final Key BY_HAND_P1 = Key.of("HandAssembledCalls.call", "P1");
    private static final Key BREAKER = Key.of("Resilience4jCalls.breaker", "");
    private static final Key REFUSED = Key.of("SdkRefusals.breakerOpen", "P0");

    private static final double BYTES_THAT_ARE_NONE = 0.5; // what the profiler itself comes to

    private Goals() {}

    static Stream<String> lines(Results results) {
        List<String> lines = new ArrayList<>(
                List.of("## Goals", "", "| path | measure | goal: at most | measured | |", "|---|---|--:|--:|---|"));
        all().forEach(goal -> lines.add(goal.line(results)));
        lines.add("");
        return lines.stream();
    }

    private static List<Goal> all() {
        List<Goal> goals = new ArrayList<>(List.of(
                times("P0, 1 thread", "÷ floor", 1.6, OURS_P0, Key.of("FloorCalls.call", "P0")),
                times(
                        "P0, 1 thread",
                        "÷ Resilience4j breaker + retry + bulkhead",
                        1.0,
                        OURS_P0,
                        Key.of("Resilience4jCalls.all", "")),
                bytes("P0, 1 thread", "bytes", BYTES_THAT_ARE_NONE, results -> results.median(OURS_P0, Row.BYTES)),
                times(
                        "P0 below an unsampled parent, 1 thread",
                        "÷ floor",
                        1.6,
                        Key.of("SdkCalls.call", "P0_PARENT"),
                        Key.of("FloorCalls.call", "P0")),
                bytes(
                        "P0 below an unsampled parent, 1 thread",
                        "bytes",
                        BYTES_THAT_ARE_NONE,
                        results -> results.median(Key.of("SdkCalls.call", "P0_PARENT"), Row.BYTES)),
                times("P1, 1 thread", "÷ by hand", 0.45, OURS_P1, BY_HAND_P1),
                times(
                        "P1, 1 thread",
                        "÷ Observation + Resilience4j",
                        0.09,
                        OURS_P1,
                        Key.of("ObservedCalls.call", "P1")),
                bytes(
                        "P1, 1 thread",
                        "bytes beyond OpenTelemetry's own span",
                        BYTES_THAT_ARE_NONE,
                        difference(OURS_P1, Key.of("Bare.unsampledSpan", ""), Row.BYTES)),
                times("P2, 1 thread", "÷ by hand", 0.55, OURS_P2, Key.of("HandAssembledCalls.call", "P2")),
                times("P1, 2 threads on one dependency", "÷ by hand", 0.5, OURS_P1.on(2), BY_HAND_P1.on(2)),
                new Goal(
                        "P0, 2 threads to 1",
                        "own scaling ÷ that of Resilience4j's breaker",
                        0.5,
                        results -> quotient(scaling(results, OURS_P0), scaling(results, BREAKER)),
                        Text::ratio),
                times("P1, 1 thread", "÷ Failsafe", 0.65, OURS_P1, Key.of("OtherGuards.failsafe", "")),
                times("P1, 1 thread", "÷ SmallRye", 0.35, OURS_P1, Key.of("OtherGuards.smallRye", "")),
                times("P1, 1 thread", "÷ Sentinel", 0.35, OURS_P1, Key.of("SentinelCalls.call", ""))));
        for (String profile : List.of("P0", "P1", "P2")) {
            goals.add(times(
                    "a journey around one call, " + profile,
                    "÷ by hand",
                    0.5,
                    Key.of("SdkCalls.journeyWithCall", profile),
                    Key.of("HandAssembledCalls.journeyWithCall", profile)));
        }
        goals.addAll(List.of(
                nanos("refused, P0", "ns", 30, results -> results.median(REFUSED, Row.NANOS)),
                bytes("refused, P0", "bytes", 64, results -> results.median(REFUSED, Row.BYTES)),
                times(
                        "refused, P0",
                        "÷ Resilience4j's default",
                        0.04,
                        REFUSED,
                        Key.of("Resilience4jCalls.refused", "")),
                times(
                        "failure, P1",
                        "÷ by hand",
                        0.45,
                        Key.of("SdkCalls.callFails", "P1"),
                        Key.of("HandAssembledCalls.callFails", "P1")),
                nanos(
                        "mode off, P0",
                        "ns over the bare call",
                        5,
                        difference(Key.of("SdkModes.off", "P0"), Key.of("Bare.call", ""), Row.NANOS))));
        for (String profile : List.of("P0", "P1")) {
            goals.addAll(virtualThreads("ours " + profile));
        }
        BootRuns.LINES.forEach(line -> goals.addAll(boot("Boot " + line)));
        return goals;
    }

    private static List<Goal> virtualThreads(String stack) {
        Key virtual = new Key(stack, "virtual", 10_000);
        return List.of(
                new Goal(
                        "10,000 virtual threads, " + stack,
                        "pinned events",
                        0,
                        results -> results.median(virtual, "pinned"),
                        Text::number),
                times(
                        "10,000 virtual threads, " + stack,
                        "÷ 2 platform threads",
                        1.3,
                        virtual,
                        new Key(stack, "platform", 2)));
    }

    private static List<Goal> boot(String line) {
        Key base = Key.of(line, BootRuns.BASE);
        Key with = Key.of(line, BootRuns.WITH);
        return List.of(
                new Goal(
                        line,
                        "requests/s lost",
                        0.03,
                        results -> quotient(
                                        results.median(with, BootRuns.THROUGHPUT),
                                        results.median(base, BootRuns.THROUGHPUT))
                                .map(part -> 1 - part),
                        part -> Text.number(part * 100) + " %"),
                new Goal(
                        line,
                        "more CPU per request",
                        1.5,
                        difference(with, base, BootRuns.PROCESSOR),
                        micros -> Text.number(micros) + " µs"),
                // 5 % or 100 ms, whichever is more: as a part of what would be allowed
                new Goal(
                        line,
                        "longer start ÷ what is allowed (5 %, at least 100 ms)",
                        1,
                        results -> quotient(
                                difference(with, base, BootRuns.START).apply(results),
                                results.median(base, BootRuns.START).map(millis -> Math.max(100, millis * 0.05))),
                        Text::ratio),
                new Goal(
                        line,
                        "more resident memory after the start",
                        8,
                        difference(with, base, BootRuns.RESIDENT),
                        mebibytes -> Text.number(mebibytes) + " MiB"));
    }

    private static Goal times(String path, String text, double limit, Key ours, Key theirs) {
        return new Goal(
                path,
                text,
                limit,
                results -> quotient(results.median(ours, Row.NANOS), results.median(theirs, Row.NANOS)),
                Text::ratio);
    }

    private static Goal bytes(String path, String text, double limit, Function<Results, Optional<Double>> measured) {
        return new Goal(path, text, limit, measured, bytes -> Text.number(bytes) + " B");
    }

    private static Goal nanos(String path, String text, double limit, Function<Results, Optional<Double>> measured) {
        return new Goal(path, text, limit, measured, nanos -> Text.number(nanos) + " ns");
    }

    private static Function<Results, Optional<Double>> difference(Key one, Key other, String name) {
        return results -> results.median(one, name)
                .flatMap(more -> results.median(other, name).map(less -> more - less));
    }

    private static Optional<Double> scaling(Results results, Key key) {
        return quotient(results.median(key.on(2), Row.NANOS), results.median(key, Row.NANOS));
    }

    private static Optional<Double> quotient(Optional<Double> part, Optional<Double> of) {
        return part.flatMap(numerator -> of.map(denominator -> numerator / denominator));
    }
}
