package io.evenkeel;

import io.evenkeel.practice.Evidence;
import io.evenkeel.practice.Finding;
import io.evenkeel.practice.PracticeCheck;
import io.evenkeel.slo.ObjectiveKind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the journeys promise. */
final class PromisePractices {
    private final Reliability reliability;
    private final Supplier<@Nullable Set<String>> work;

    /** @param work the names of the journeys of scheduled runs and messages; null where nobody knows */
    PromisePractices(Reliability reliability, Supplier<@Nullable Set<String>> work) {
        this.reliability = reliability;
        this.work = work;
    }

    /** By the id of the practice. */
    Map<String, PracticeCheck> checks() {
        return Map.of("latency-promised", this::latency, "freshness-promised", this::freshness);
    }

    private Finding latency() {
        Set<String> known = work.get();
        return promised(
                reliability.journeys().stream()
                        .filter(journey -> known == null || !known.contains(journey.name()))
                        .filter(journey -> !promises(journey, ObjectiveKind.FRESHNESS))
                        .toList(),
                ObjectiveKind.LATENCY,
                "no journey of requests");
    }

    private Finding freshness() {
        Set<String> known = work.get();
        if (known == null) {
            return Finding.skipped("no scheduler and no listener that the SDK knows of");
        }
        return promised(
                reliability.journeys().stream()
                        .filter(journey -> known.contains(journey.name()))
                        .toList(),
                ObjectiveKind.FRESHNESS,
                "no scheduled runs and no messages");
    }

    private static Finding promised(List<Journey> journeys, ObjectiveKind kind, String none) {
        List<String> without = journeys.stream()
                .filter(journey -> !promises(journey, kind))
                .map(Journey::name)
                .toList();
        if (!without.isEmpty()) {
            return Finding.failed(Evidence.listed(without) + " (expected: an objective of " + kind.label() + ")");
        }
        return journeys.isEmpty()
                ? Finding.skipped(none)
                : Finding.passed(
                        Evidence.listed(journeys.stream().map(Journey::name).toList()));
    }

    private static boolean promises(Journey journey, ObjectiveKind kind) {
        return journey.objectives().stream().anyMatch(objective -> objective.kind() == kind);
    }
}
