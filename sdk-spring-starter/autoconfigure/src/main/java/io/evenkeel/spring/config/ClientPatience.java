package io.evenkeel.spring.config;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;

/**
 * How long a client has to wait for an answer by itself: as long as the most patient dependency. The guard ends each call after the time-out of
 * its own dependency; a client that waits for less would take the time of those that have more.
 */
public final class ClientPatience {
    private static final String DEPENDENCIES = "evenkeel.dependencies";

    private ClientPatience() {}

    /** All that is looked at here. Not private, or Spring Boot would not make one. */
    record OfDependency(@Nullable Duration timeout) {}

    /** As the properties say. */
    public static Duration of(EvenkeelProperties properties) {
        return longest(
                properties.outbound().timeout(),
                properties.dependencies().values().stream()
                        .map(DependencyProperties::timeout)
                        .toList());
    }

    /** As the properties will say, read before they are bound. What is wrong in a dependency is refused where that happens. */
    public static Duration of(EvenkeelProperties.Outbound outbound, Binder binder) {
        Map<String, OfDependency> dependencies;
        try {
            dependencies = binder.bind(DEPENDENCIES, Bindable.mapOf(String.class, OfDependency.class))
                    .orElse(Map.of());
        } catch (BindException refusedLater) {
            dependencies = Map.of();
        }
        return longest(
                outbound.timeout(),
                dependencies.values().stream().map(OfDependency::timeout).toList());
    }

    private static Duration longest(Duration usual, Iterable<@Nullable Duration> ofDependencies) {
        Duration longest = usual;
        for (Duration timeout : ofDependencies) {
            if (timeout != null && timeout.compareTo(longest) > 0) {
                longest = timeout;
            }
        }
        return longest;
    }
}
