package io.evenkeel.examples.demo;

import java.util.List;
import java.util.Map;

/**
 * What a service has measured of one of its dependencies, since it was started.
 *
 * @param other calls with an outcome that has no column of its own
 * @param breaker the state of the breaker
 */
record DependencyRow(
        String name, long calls, long success, long failure, long timeout, long rejected, long other, String breaker) {
    private static final String CALLS = "dependency_calls_seconds_count";
    private static final String STATE = "dependency_breaker_state";

    static List<DependencyRow> of(Scrape scrape) {
        return scrape.values("dependency", STATE, Map.of()).stream()
                .map(name -> of(name, scrape))
                .toList();
    }

    private static DependencyRow of(String name, Scrape scrape) {
        long calls = scrape.count(CALLS, Map.of("dependency", name));
        long success = calls(name, "success", scrape);
        long failure = calls(name, "failure", scrape);
        long timeout = calls(name, "timeout", scrape);
        long rejected = scrape.count("dependency_rejections_total", Map.of("dependency", name, "mode", "enforced"));
        long other = calls - success - failure - timeout - calls(name, "rejected", scrape);
        return new DependencyRow(name, calls, success, failure, timeout, rejected, other, breaker(name, scrape));
    }

    private static long calls(String name, String outcome, Scrape scrape) {
        return scrape.count(CALLS, Map.of("dependency", name, "outcome", outcome));
    }

    private static String breaker(String name, Scrape scrape) {
        return scrape.samples().stream()
                .filter(sample -> sample.matches(STATE, Map.of("dependency", name)) && sample.value() == 1)
                .map(sample -> sample.labels().getOrDefault("state", "?"))
                .findFirst()
                .orElse("?");
    }
}
