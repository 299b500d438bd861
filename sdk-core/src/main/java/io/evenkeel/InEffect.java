package io.evenkeel;

import io.evenkeel.guard.GuardMode;
import io.evenkeel.guard.GuardSettings;
import io.evenkeel.guard.ModeSwitch.Overrides;
import io.evenkeel.slo.Objective;
import io.evenkeel.standard.EffectiveStandard;
import io.evenkeel.standard.ServiceSettings;
import io.evenkeel.standard.Settings;
import io.evenkeel.standard.Waivers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What a running service makes of the standard: read off its parts each time somebody asks. */
final class InEffect {
    /** What is said of the whole service, beside what its guards begin with. */
    private static final List<String> WHOLE = List.of(
            "tier",
            "mode",
            "deadline.mode",
            "logs.datadog",
            "logs.baggage-keys",
            "logs.bad-events",
            "logs.bad-events-every");

    private final EffectiveStandard standard;
    private final Waivers waivers;
    private final Map<String, Object> standardParts;
    private final Map<String, Object> defaultParts;
    private final List<Objective> defaultObjectives;
    private final Map<String, Object> said;
    private final Modes modes;

    /**
     * @param standardGuard a guard of which nothing has been said but its modes
     * @param defaults what every dependency has that does not say otherwise
     * @param defaultObjectives what every journey has that does not say otherwise
     * @param said what is said of the whole service, by the standard's key
     */
    InEffect(
            EffectiveStandard standard,
            Waivers waivers,
            GuardSettings standardGuard,
            GuardSettings defaults,
            List<Objective> defaultObjectives,
            Map<String, Object> said,
            Modes modes) {
        this.standard = standard;
        this.waivers = waivers;
        this.standardParts = Limits.parts(standardGuard);
        this.defaultParts = Limits.parts(defaults);
        this.defaultObjectives = defaultObjectives;
        this.said = said;
        this.modes = modes;
    }

    Settings settings(List<Dependency> dependencies, List<Journey> journeys, Consumer<ServiceSettings> more) {
        ServiceSettings settings = new ServiceSettings(standard, waivers);
        WHOLE.forEach(key -> settings.hold(key, said.get(key)));
        said.forEach(settings::sayInCode);
        sayParts(settings, standardParts, defaultParts, "");
        for (Dependency dependency : dependencies) {
            sayParts(settings, defaultParts, Limits.parts(dependency.settings()), "dependencies." + dependency.name());
        }
        for (Journey journey : journeys) {
            journey.objectives()
                    .forEach(objective -> sayObjective(
                            settings, "journeys." + journey.name() + ".objectives." + objective.name(), objective));
        }
        more.accept(settings);
        showSwitches(settings, dependencies);
        return settings.settings();
    }

    private static void sayParts(
            ServiceSettings settings, Map<String, Object> usual, Map<String, Object> own, String prefix) {
        own.forEach((part, value) -> {
            String general = Limits.general(part);
            String key = (prefix.isEmpty() ? "dependency-defaults" : prefix) + "." + part;
            if (prefix.isEmpty() && general != null && !part.equals("attempt-timeout")) {
                key = general;
            }
            settings.hold(key, value);
            if (!value.equals(usual.get(part))) {
                settings.sayInCode(key, value);
            }
        });
    }

    private void sayObjective(ServiceSettings settings, String key, Objective objective) {
        Duration threshold = objective.threshold();
        settings.hold(key + ".target", objective.target());
        settings.hold(key + ".window", objective.window());
        if (threshold != null) {
            settings.hold(key + ".threshold", threshold);
        }
        if (!defaultObjectives.contains(objective)) {
            settings.sayInCode(key + ".target", objective.target());
            if (threshold != null) {
                settings.sayInCode(key + ".threshold", threshold);
            }
            if (!objective.window().equals(standard.duration("objectives.window"))) {
                settings.sayInCode(key + ".window", objective.window());
            }
        }
    }

    /** What is switched for all goes before what is configured for one. */
    private void showSwitches(ServiceSettings settings, List<Dependency> dependencies) {
        Modes.Switched switched = modes.switched();
        Overrides overrides = switched.overrides();
        GuardMode all = overrides.all();
        if (all != null) {
            settings.switched("mode", all, switched.by(null));
        }
        for (Dependency dependency : dependencies) {
            String key = "dependencies." + dependency.name() + ".mode";
            GuardMode own = overrides.named().get(dependency.name());
            if (own != null) {
                settings.switched(key, own, switched.by(dependency.name()));
            } else if (all != null && settings.says(key)) {
                settings.switched(key, all, switched.by(null));
            }
        }
    }
}
