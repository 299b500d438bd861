package io.evenkeel;

import io.evenkeel.guard.GuardSettings;
import io.evenkeel.standard.EffectiveStandard;
import io.evenkeel.standard.Layer;
import io.evenkeel.standard.ServiceSettings;
import io.evenkeel.standard.Settings;
import io.evenkeel.standard.Waivers;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What a running service makes of the standard: read off its parts each time somebody asks. */
final class InEffect {
    private static final String IN_CODE = "in code";

    private final EffectiveStandard standard;
    private final Waivers waivers;
    private final Map<String, Object> standardParts;
    private final Map<String, Object> defaultParts;
    private final Map<String, Object> said;

    /**
     * @param standardGuard a guard of which nothing has been said but its modes
     * @param defaults what every dependency has that does not say otherwise
     * @param said what is said of the whole service, by the standard's key
     */
    InEffect(
            EffectiveStandard standard,
            Waivers waivers,
            GuardSettings standardGuard,
            GuardSettings defaults,
            Map<String, Object> said) {
        this.standard = standard;
        this.waivers = waivers;
        this.standardParts = Limits.parts(standardGuard);
        this.defaultParts = Limits.parts(defaults);
        this.said = said;
    }

    Settings settings(List<Dependency> dependencies, Consumer<ServiceSettings> more) {
        ServiceSettings settings = new ServiceSettings(standard, waivers);
        said.forEach((key, value) -> settings.say(key, value, Layer.CODE, IN_CODE));
        sayDifferences(settings, standardParts, defaultParts, "");
        for (Dependency dependency : dependencies) {
            sayDifferences(
                    settings, defaultParts, Limits.parts(dependency.settings()), "dependencies." + dependency.name());
        }
        more.accept(settings);
        return settings.settings();
    }

    private static void sayDifferences(
            ServiceSettings settings, Map<String, Object> usual, Map<String, Object> own, String prefix) {
        own.forEach((part, value) -> {
            if (!value.equals(usual.get(part))) {
                String general = Limits.general(part);
                String key = (prefix.isEmpty() ? "dependency-defaults" : prefix) + "." + part;
                if (prefix.isEmpty() && general != null && !part.equals("attempt-timeout")) {
                    key = general;
                }
                settings.say(key, value, Layer.CODE, IN_CODE);
            }
        });
    }
}
