package io.evenkeel.spring.config;

import io.evenkeel.DependencySpec;
import io.evenkeel.JourneySpec;
import io.evenkeel.ReliabilityBuilder;
import io.evenkeel.call.InvalidSettingException;
import io.evenkeel.guard.BreakerSettings;
import io.evenkeel.slo.Objective;
import io.evenkeel.slo.ObjectiveKind;
import io.evenkeel.spring.config.JourneyProperties.ObjectiveProperties;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Declares in a builder what the properties say. */
final class Declarations {
    private final EvenkeelProperties properties;

    Declarations(EvenkeelProperties properties) {
        this.properties = properties;
    }

    void declareIn(ReliabilityBuilder builder) {
        builder.tier(properties.tier()).mode(properties.mode());
        builder.dependencyDefaults(
                defaults -> defaults.timeout(properties.outbound().timeout())
                        .concurrencyLimit(properties.outbound().concurrencyLimit()));
        properties.journeys().forEach((name, journey) -> builder.journey(name, spec -> declare(journey, spec)));
        properties
                .dependencies()
                .forEach((name, dependency) -> builder.dependency(name, spec -> declare(dependency, spec)));
    }

    private static void declare(JourneyProperties journey, JourneySpec spec) {
        journey.objectives().forEach((name, objective) -> {
            try {
                spec.objective(objective(name, objective));
            } catch (InvalidSettingException e) {
                throw e.below("objectives." + name);
            }
        });
    }

    private static Objective objective(String name, ObjectiveProperties objective) {
        ObjectiveKind kind = objective.kind() == null ? kindNamed(name) : objective.kind();
        if (kind == null) {
            throw new InvalidSettingException(
                    "kind", null, "availability or latency, as the objective is not named after its kind");
        }
        if (objective.target() == null) {
            throw new InvalidSettingException("target", null, "> 0 and < 1, such as 0.999");
        }
        return new Objective(name, kind, objective.target(), objective.threshold(), objective.window());
    }

    private static @Nullable ObjectiveKind kindNamed(String name) {
        return Arrays.stream(ObjectiveKind.values())
                .filter(kind -> kind.label().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static void declare(DependencyProperties dependency, DependencySpec spec) {
        if (dependency.mode() != null) {
            spec.mode(dependency.mode());
        }
        if (dependency.timeout() != null) {
            spec.timeout(dependency.timeout());
        }
        if (dependency.concurrencyLimit() != null) {
            spec.concurrencyLimit(dependency.concurrencyLimit());
        }
        try {
            spec.breaker(breaker(dependency.breaker(), spec.breaker()));
        } catch (InvalidSettingException e) {
            throw e.below("breaker");
        }
    }

    private static BreakerSettings breaker(DependencyProperties.Breaker chosen, BreakerSettings defaults) {
        return new BreakerSettings(
                chosen.failureRatio() == null ? defaults.failureRatio() : chosen.failureRatio(),
                chosen.minimumCalls() == null ? defaults.minimumCalls() : chosen.minimumCalls(),
                chosen.window() == null ? defaults.window() : chosen.window(),
                chosen.openFor() == null ? defaults.openFor() : chosen.openFor(),
                chosen.trialCalls() == null ? defaults.trialCalls() : chosen.trialCalls());
    }
}
