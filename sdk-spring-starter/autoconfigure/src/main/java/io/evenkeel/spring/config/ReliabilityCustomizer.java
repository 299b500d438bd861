package io.evenkeel.spring.config;

import io.evenkeel.ReliabilityBuilder;

/**
 * A bean of this type adds to the SDK what properties cannot say, such as a classifier of a journey or a dependency. It is
 * called before the properties are applied, so the properties have the last word.
 */
@FunctionalInterface
public interface ReliabilityCustomizer {
    void customize(ReliabilityBuilder builder);
}
