package io.evenkeel.examples.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Remembers which states each breaker went through. */
final class BreakerWatch {
    private final Map<String, List<String>> states = new LinkedHashMap<>();

    void see(Reading reading) {
        reading.services().values().forEach(scrape -> DependencyRow.of(scrape).forEach(row -> {
            List<String> seen = states.computeIfAbsent(row.name(), name -> new ArrayList<>());
            if (seen.isEmpty() || !seen.get(seen.size() - 1).equals(row.breaker())) {
                seen.add(row.breaker());
            }
        }));
    }

    /** What each breaker did: in how many states it was, how often, and how many calls it spared its dependency. */
    List<String> sentences(Reading last) {
        return last.services().values().stream()
                .flatMap(scrape -> DependencyRow.of(scrape).stream())
                .flatMap(row -> Stream.of(
                        "The breaker of " + row.name() + " was seen in " + states(row.name()),
                        "It rejected " + row.rejected() + " of " + row.calls() + " calls."))
                .toList();
    }

    private String states(String dependency) {
        Map<String, Long> times = states.getOrDefault(dependency, List.of()).stream()
                .collect(Collectors.groupingBy(state -> state, LinkedHashMap::new, Collectors.counting()));
        return times.entrySet().stream()
                .map(state -> state.getKey() + " " + state.getValue() + "x")
                .collect(Collectors.joining(", ", times.size() + " of 3 states: ", "."));
    }
}
