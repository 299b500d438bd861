package io.evenkeel.examples.demo;

import java.util.List;
import java.util.Map;

/**
 * What a service has measured of one objective of a journey, since it was started.
 *
 * @param target the part of events that is to be good
 * @param excluded events of the journey that count neither as good nor as bad, for any reason
 */
record ObjectiveRow(String journey, String objective, long good, long bad, double target, long excluded) {
    private static final String EVENTS = "slo_events_total";

    static List<ObjectiveRow> of(Scrape scrape) {
        return scrape.values("journey", EVENTS, Map.of()).stream()
                .flatMap(journey -> scrape.values("objective", EVENTS, Map.of("journey", journey)).stream()
                        .map(objective -> of(journey, objective, scrape)))
                .toList();
    }

    /** The same objective, as far as it was measured since an earlier scrape. */
    ObjectiveRow since(Scrape earlier) {
        ObjectiveRow before = of(journey, objective, earlier);
        return new ObjectiveRow(
                journey, objective, good - before.good, bad - before.bad, target, excluded - before.excluded);
    }

    private static ObjectiveRow of(String journey, String objective, Scrape scrape) {
        Map<String, String> labels = Map.of("journey", journey, "objective", objective);
        return new ObjectiveRow(
                journey,
                objective,
                scrape.count(EVENTS, Map.of("journey", journey, "objective", objective, "result", "good")),
                scrape.count(EVENTS, Map.of("journey", journey, "objective", objective, "result", "bad")),
                scrape.sum("slo_objective_ratio", labels),
                scrape.count("slo_events_excluded_total", Map.of("journey", journey)));
    }
}
