package io.evenkeel.spring.facts;

import io.evenkeel.Dependency;
import io.evenkeel.Journey;
import io.evenkeel.Reliability;
import io.evenkeel.guard.GuardSettings;
import io.evenkeel.slo.BurnRate;
import io.evenkeel.slo.Objective;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The journeys and the dependencies that there are by now, as plain maps: what they are, and for people how they are as well. */
public final class Inventory {
    private final Reliability reliability;
    private final PlainText plain;

    Inventory(Reliability reliability, PlainText plain) {
        this.reliability = reliability;
        this.plain = plain;
    }

    /** The name of one of them, as it is told. */
    public String name(String name) {
        return plain.of(name);
    }

    /** What they promise. */
    List<Map<String, Object>> journeys() {
        return journeys(journey -> this::objective);
    }

    /** And at what rate they burn their budgets. */
    public List<Map<String, Object>> journeysNow() {
        return journeys(journey -> {
            Map<String, List<BurnRate>> rates = journey.burnRates();
            return objective -> {
                Map<String, Object> told = objective(objective);
                told.put(
                        "burnRates",
                        rates.getOrDefault(objective.name(), List.of()).stream()
                                .map(Inventory::burnRate)
                                .toList());
                return told;
            };
        });
    }

    /** How calls to them are guarded. */
    List<Map<String, Object>> dependencies() {
        return reliability.dependencies().stream().map(this::dependency).toList();
    }

    /** And whether their breakers let calls through. */
    public List<Map<String, Object>> dependenciesNow() {
        return reliability.dependencies().stream()
                .map(dependency -> {
                    Map<String, Object> told = dependency(dependency);
                    told.put("breaker", dependency.breakerState().label());
                    return told;
                })
                .toList();
    }

    private List<Map<String, Object>> journeys(Function<Journey, Function<Objective, Map<String, Object>>> telling) {
        return reliability.journeys().stream()
                .map(journey -> {
                    Map<String, Object> told = new LinkedHashMap<>();
                    told.put("name", name(journey.name()));
                    told.put(
                            "objectives",
                            journey.objectives().stream()
                                    .map(telling.apply(journey))
                                    .toList());
                    return told;
                })
                .toList();
    }

    private Map<String, Object> objective(Objective objective) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("name", name(objective.name()));
        told.put("kind", objective.kind().label());
        told.put("target", objective.target());
        if (objective.threshold() != null) {
            told.put("threshold", objective.threshold().toString());
        }
        told.put("window", objective.window().toString());
        return told;
    }

    /** Without a rate where there was no event: that is not a rate of 0. */
    private static Map<String, Object> burnRate(BurnRate rate) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("window", rate.window().toString());
        told.put("good", rate.good());
        told.put("bad", rate.bad());
        if (rate.rate() != null) {
            told.put("rate", rate.rate());
        }
        return told;
    }

    private Map<String, Object> dependency(Dependency dependency) {
        GuardSettings settings = dependency.settings();
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("name", name(dependency.name()));
        told.put("mode", dependency.mode().label());
        told.put("timeout", settings.timeout().toString());
        told.put("concurrencyLimit", settings.concurrencyLimit());
        told.put("maxRetries", settings.retry().maxRetries());
        return told;
    }
}
