package io.evenkeel.spring.config;

import io.evenkeel.ReliabilityBuilder;

/**
 * A bean of this type adds to the SDK what properties cannot say, such as a classifier of a journey or a dependency. It is
 * called before the properties are applied, so the properties have the last word: on each value that they set, and on each
 * objective by its name. The rest stays as it is said here.
 *
 * <p>It comes too late for the standard, for reasons of deviations, and for a tier with defaults of its own: those belong to the
 * configuration, and the start stops if they are said here.
 */
@FunctionalInterface
public interface ReliabilityCustomizer {
    void customize(ReliabilityBuilder builder);
}
