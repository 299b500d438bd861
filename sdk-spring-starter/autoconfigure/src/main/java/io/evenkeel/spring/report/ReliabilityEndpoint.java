package io.evenkeel.spring.report;

import io.evenkeel.Reliability;
import io.evenkeel.guard.ModeSwitch.Overrides;
import io.evenkeel.spring.control.ModeSource;
import io.evenkeel.spring.control.ModeSources;
import io.evenkeel.spring.facts.Facts;
import io.evenkeel.spring.facts.Inventory;
import io.evenkeel.spring.facts.PortalForms;
import java.util.Arrays;
import java.util.LinkedHashMap;
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
    private final Inventory inventory;

    ReliabilityEndpoint(
            Reliability reliability, ModeSources sources, Facts facts, PortalForms forms, Inventory inventory) {
        this.reliability = reliability;
        this.sources = sources;
        this.facts = facts;
        this.forms = forms;
        this.inventory = inventory;
    }

    @ReadOperation
    final Map<String, Object> report() {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("info", facts.info());
        report.putAll(modes());
        report.putAll(facts.practices());
        report.put("journeys", inventory.journeysNow());
        report.put("dependencies", inventory.dependenciesNow());
        return report;
    }

    /** One part by itself, or in a form that a developer portal takes; not found where there is none. */
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

    private Map<String, Object> overrides(ModeSource by, Overrides said) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("by", by.label());
        if (said.all() != null) {
            told.put("mode", said.all().label());
        }
        Map<String, String> named = new TreeMap<>();
        said.named().forEach((name, mode) -> named.put(inventory.name(name), mode.label()));
        told.put("dependencies", named);
        return told;
    }
}
