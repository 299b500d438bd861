package io.evenkeel.spring.standard;

import io.evenkeel.Dependency;
import io.evenkeel.Journey;
import io.evenkeel.Reliability;
import io.evenkeel.call.InvalidSettingException;
import io.evenkeel.guard.GuardMode;
import io.evenkeel.slo.Objective;
import io.evenkeel.standard.EffectiveStandard;
import io.evenkeel.standard.Layer;
import io.evenkeel.standard.ServiceSettings;
import io.evenkeel.standard.Settings;
import io.evenkeel.standard.StandardKeys;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/**
 * Says where in the application's configuration its values stand. Only keys of the standard, and of single dependencies and
 * objectives, are read: what may hold a secret is none of them.
 */
public final class ServiceWords {
    private static final Map<String, Class<?>> PARTS = Map.ofEntries(
            Map.entry("mode", GuardMode.class),
            Map.entry("timeout", Duration.class),
            Map.entry("attempt-timeout", Duration.class),
            Map.entry("concurrency-limit", Integer.class),
            Map.entry("breaker.failure-ratio", BigDecimal.class),
            Map.entry("breaker.minimum-calls", Integer.class),
            Map.entry("breaker.window", Duration.class),
            Map.entry("breaker.open-for", Duration.class),
            Map.entry("breaker.trial-calls", Integer.class),
            Map.entry("retry.max-retries", Integer.class),
            Map.entry("retry.backoff", Duration.class),
            Map.entry("retry.max-backoff", Duration.class),
            Map.entry("retry.tokens-per-success", BigDecimal.class),
            Map.entry("retry.max-tokens", Integer.class));
    private static final List<String> OWN = List.of("standard.version", "standard.until", "standard.reviewed");

    private record Word(String key, Object value, String place) {}

    private final SaidProperties said;
    private final List<Word> ofTheService;
    private final Map<String, List<Word>> ofOthers = new HashMap<>();

    public ServiceWords(Environment environment) {
        this.said = new SaidProperties(environment);
        this.ofTheService = Stream.concat(
                        StandardKeys.names().stream().map(key -> word(key, StandardKeys.property(key), typeOf(key))),
                        OWN.stream().map(key -> word(key, "evenkeel." + key, String.class)))
                .flatMap(Stream::ofNullable)
                .toList();
        said.dependencies().forEach(name -> {
            String key = "dependencies." + name;
            ofOthers.put(key, dependency(key, "dependencies[" + name + "]"));
        });
        said.objectives()
                .forEach((journey, objectives) -> objectives.forEach(name -> {
                    String key = "journeys." + journey + ".objectives." + name;
                    ofOthers.put(key, objective(key, "journeys[" + journey + "].objectives[" + name + "]"));
                }));
    }

    /**
     * Refuses what the standard forbids; what the core knows of, it refuses itself.
     *
     * @throws InvalidSettingException with the whole name of the property
     */
    public void check(EffectiveStandard standard) {
        for (Word word : ofTheService) {
            String property = StandardKeys.property(word.key());
            if (property != null) {
                standard.check(property, word.key(), word.value());
            }
        }
    }

    /** What is in effect now, and where it came from. */
    public Settings settings(Reliability reliability) {
        return reliability.settings(settings -> {
            ofTheService.forEach(word -> say(word, settings));
            for (Dependency dependency : reliability.dependencies()) {
                say("dependencies." + dependency.name(), settings);
            }
            for (Journey journey : reliability.journeys()) {
                for (Objective objective : journey.objectives()) {
                    say("journeys." + journey.name() + ".objectives." + objective.name(), settings);
                }
            }
        });
    }

    /** Of a name that was in no configuration at the start, nothing is in effect that one says later. */
    private void say(String key, ServiceSettings settings) {
        ofOthers.getOrDefault(key, List.of()).forEach(word -> say(word, settings));
    }

    private static void say(Word word, ServiceSettings settings) {
        settings.say(word.key(), word.value(), Layer.SERVICE, word.place());
    }

    private List<Word> dependency(String key, String bracketed) {
        return PARTS.entrySet().stream()
                .flatMap(part -> Stream.ofNullable(part(key, bracketed, part.getKey(), part.getValue())))
                .toList();
    }

    private List<Word> objective(String key, String bracketed) {
        return Stream.of(
                        part(key, bracketed, "target", BigDecimal.class),
                        part(key, bracketed, "threshold", Duration.class),
                        part(key, bracketed, "window", Duration.class))
                .flatMap(Stream::ofNullable)
                .toList();
    }

    /** A name with a dot, or with what a plain name cannot have, has to be written in brackets. */
    private @Nullable Word part(String key, String bracketed, String part, Class<?> type) {
        Word word = bracketed.matches(".*\\[[^]]*[^a-z0-9-][^]]*].*")
                ? null
                : word(key + "." + part, "evenkeel." + key + "." + part, type);
        return word == null ? word(key + "." + part, "evenkeel." + bracketed + "." + part, type) : word;
    }

    /** YAML takes a bare "off" for a flag, which only the enumeration makes a mode of again. */
    private static Class<?> typeOf(String key) {
        return key.equals("mode") || key.equals("deadline.mode") ? GuardMode.class : StandardKeys.javaType(key);
    }

    private @Nullable Word word(String key, @Nullable String property, Class<?> type) {
        String place = property == null ? null : said.place(property);
        Object value = property == null || place == null ? null : said.value(property, type);
        return place == null || value == null || isNothing(value) ? null : new Word(key, value, place);
    }

    private static boolean isNothing(@Nullable Object value) {
        return value == null || (value instanceof String text && text.isBlank());
    }
}
