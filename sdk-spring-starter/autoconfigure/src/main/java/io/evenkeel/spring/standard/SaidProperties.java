package io.evenkeel.spring.standard;

import io.evenkeel.standard.StandardKeys;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.origin.Origin;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;

/** What the application itself says, and where. A default of the standard is not its own word. */
public final class SaidProperties {
    /** All that is looked at of a journey. Not private, or Spring Boot would not make one. */
    record OfJourney(@DefaultValue Map<String, Object> objectives) {}

    private final Binder binder;
    private final List<ConfigurationPropertySource> sources = new ArrayList<>();

    public SaidProperties(Environment environment) {
        this.binder = Binder.get(environment);
        if (environment instanceof ConfigurableEnvironment configurable) {
            ConfigurationPropertySources.from(configurable.getPropertySources()).forEach(sources::add);
        }
    }

    /** Whether the application says it. An empty text says nothing, where no list is expected. */
    public boolean contain(String property) {
        return find(property) != null
                && (StandardKeys.isList(property.substring(property.indexOf('.') + 1))
                        || !binder.bind(name(property), Bindable.of(String.class))
                                .orElse("said")
                                .isBlank());
    }

    /** The names of the dependencies that it configures. */
    Set<String> dependencies() {
        return below("evenkeel.dependencies", Object.class).keySet();
    }

    /** The names of the objectives that it configures, by journey. */
    Map<String, Set<String>> objectives() {
        Map<String, Set<String>> objectives = new LinkedHashMap<>();
        below("evenkeel.journeys", OfJourney.class)
                .forEach((name, journey) ->
                        objectives.put(name, journey.objectives().keySet()));
        return objectives;
    }

    /** What is wrong there is refused where the properties are bound. */
    private <T> Map<String, T> below(String prefix, Class<T> type) {
        try {
            return binder.bind(prefix, Bindable.mapOf(String.class, type)).orElse(Map.of());
        } catch (BindException refusedElsewhere) {
            return Map.of();
        }
    }

    /** For people: a file with line and column, a variable, a name. Null if the application does not say it. */
    @Nullable
    String place(String property) {
        ConfigurationProperty found = find(property);
        if (found == null) {
            return null;
        }
        Origin origin = found.getOrigin();
        return origin == null ? "the environment" : ShownOrigin.of(origin);
    }

    /** Null if the application does not say it. */
    @Nullable
    Object value(String property, Class<?> type) {
        ConfigurationPropertyName name = name(property);
        if (type == List.class) {
            return binder.bind(name, Bindable.listOf(String.class)).orElse(null);
        }
        Object value = binder.bind(name, Bindable.of(type)).orElse(null);
        return value instanceof String word ? word.toLowerCase(Locale.ROOT).replace('_', '-') : value;
    }

    private @Nullable ConfigurationProperty find(String property) {
        ConfigurationPropertyName name = name(property);
        ConfigurationPropertyName first = name.append("[0]");
        for (ConfigurationPropertySource source : sources) {
            ConfigurationProperty found = source.getConfigurationProperty(name);
            if (found == null) {
                found = source.getConfigurationProperty(first);
            }
            if (found != null) {
                return ChosenStandard.isOrigin(found.getOrigin()) ? null : found;
            }
        }
        return null;
    }

    private static ConfigurationPropertyName name(String property) {
        return ConfigurationPropertyName.adapt(property, '.');
    }
}
