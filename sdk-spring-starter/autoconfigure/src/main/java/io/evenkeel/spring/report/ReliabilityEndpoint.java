package io.evenkeel.spring.report;

import io.evenkeel.Dependency;
import io.evenkeel.Journey;
import io.evenkeel.Reliability;
import io.evenkeel.SdkInfo;
import io.evenkeel.guard.GuardSettings;
import io.evenkeel.guard.ModeSwitch.Overrides;
import io.evenkeel.slo.BurnRate;
import io.evenkeel.slo.Objective;
import io.evenkeel.spring.control.ModeSource;
import io.evenkeel.spring.control.ModeSources;
import io.evenkeel.spring.facts.Facts;
import io.evenkeel.spring.facts.PortalForms;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;

/**
 * The objectives, burn rates, modes, dependencies and practices of this instance, for people. Not exposed unless the application says so.
 * Plain maps and lists, because the JSON libraries of the Boot lines differ.
 */
@Endpoint(id = "reliability")
class ReliabilityEndpoint {
    private final Reliability reliability;
    private final ModeSources sources;
    private final Facts facts;
    private final PortalForms forms;

    ReliabilityEndpoint(Reliability reliability, ModeSources sources, Facts facts, PortalForms forms) {
        this.reliability = reliability;
        this.sources = sources;
        this.facts = facts;
        this.forms = forms;
    }

    @ReadOperation
    final Map<String, Object> report() {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("info", info(reliability.info()));
        report.putAll(modes());
        report.putAll(facts.practices());
        report.put(
                "journeys",
                reliability.journeys().stream()
                        .map(ReliabilityEndpoint::journey)
                        .toList());
        report.put(
                "dependencies",
                reliability.dependencies().stream()
                        .map(ReliabilityEndpoint::dependency)
                        .toList());
        return report;
    }

    /** One part by itself, or in a form that a developer portal takes; not found where there is none, or nobody can tell. */
    @ReadOperation
    final @Nullable Map<String, Object> part(@Selector String part) {
        return switch (part) {
            case "configuration" -> facts.configuration();
            case "facts" -> facts.document();
            case "tech-insights" -> forms.techInsights();
            case "scorecard" -> forms.scorecard();
            case "custom-data" -> forms.customData();
            default -> null;
        };
    }

    /** How far guards go now, and who has switched that, the strongest last. */
    final Map<String, Object> modes() {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("mode", reliability.modes().mode().label());
        told.put(
                "overrides",
                Arrays.stream(ModeSource.values())
                        .filter(by -> !sources.said(by).equals(Overrides.NONE))
                        .map(by -> overrides(by, sources.said(by)))
                        .toList());
        return told;
    }

    private static Map<String, Object> overrides(ModeSource by, Overrides said) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("by", by.label());
        if (said.all() != null) {
            told.put("mode", said.all().label());
        }
        Map<String, String> named = new TreeMap<>();
        said.named().forEach((name, mode) -> named.put(name, mode.label()));
        told.put("dependencies", named);
        return told;
    }

    private static Map<String, Object> info(SdkInfo info) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("service", info.service());
        told.put("sdkVersion", info.sdkVersion());
        told.put("standard", info.standard());
        told.put("standardDigest", info.standardDigest());
        told.put("contract", info.contract());
        told.put("mode", info.mode());
        told.put("framework", info.framework());
        return told;
    }

    private static Map<String, Object> journey(Journey journey) {
        Map<String, List<BurnRate>> rates = journey.burnRates();
        return Map.of(
                "name",
                journey.name(),
                "objectives",
                journey.objectives().stream()
                        .map(objective -> objective(objective, rates.getOrDefault(objective.name(), List.of())))
                        .toList());
    }

    private static Map<String, Object> objective(Objective objective, List<BurnRate> rates) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("name", objective.name());
        told.put("kind", objective.kind().label());
        told.put("target", objective.target());
        if (objective.threshold() != null) {
            told.put("threshold", objective.threshold().toString());
        }
        told.put("window", objective.window().toString());
        told.put("burnRates", rates.stream().map(ReliabilityEndpoint::burnRate).toList());
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

    private static Map<String, Object> dependency(Dependency dependency) {
        GuardSettings settings = dependency.settings();
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("name", dependency.name());
        told.put("mode", dependency.mode().label());
        told.put("breaker", dependency.breakerState().label());
        told.put("timeout", settings.timeout().toString());
        told.put("concurrencyLimit", settings.concurrencyLimit());
        return told;
    }
}
