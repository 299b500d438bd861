package io.evenkeel.spring.config;

import io.evenkeel.guard.GuardMode;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;

/**
 * How long a client has to wait for an answer by itself: as long as the most patient dependency. The guard ends each call after the time-out of
 * its own dependency; a client that waits for less would take the time of those that have more. A dependency that no guard ends
 * does not count: the client ends its calls itself, as those of all others that have no guard.
 */
public final class ClientPatience {
    private static final String DEPENDENCIES = "evenkeel.dependencies";

    private ClientPatience() {}

    /** All that is looked at here. Not private, or Spring Boot would not make one. */
    record OfDependency(@Nullable GuardMode mode, @Nullable Duration timeout) {}

    /** As the properties say. */
    public static Duration of(EvenkeelProperties properties) {
        return longest(
                properties.outbound().timeout(),
                properties.dependencies().values().stream().map(each -> new OfDependency(each.mode(), each.timeout())));
    }

    /**
     * As the properties will say, read before they are bound. What is wrong in a dependency is refused where that happens.
     *
     * @param usual of a dependency that says none
     */
    public static Duration of(Duration usual, Binder binder) {
        Map<String, OfDependency> dependencies;
        try {
            dependencies = binder.bind(DEPENDENCIES, Bindable.mapOf(String.class, OfDependency.class))
                    .orElse(Map.of());
        } catch (BindException refusedLater) {
            dependencies = Map.of();
        }
        return longest(usual, dependencies.values().stream());
    }

    private static Duration longest(Duration usual, Stream<OfDependency> dependencies) {
        return dependencies
                .filter(each -> each.mode() == null || each.mode() == GuardMode.ENFORCE)
                .flatMap(each -> Stream.ofNullable(each.timeout()))
                .reduce(usual, (longest, timeout) -> timeout.compareTo(longest) > 0 ? timeout : longest);
    }
}
