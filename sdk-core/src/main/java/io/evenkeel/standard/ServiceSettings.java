package io.evenkeel.standard;

import io.evenkeel.standard.Waivers.Waiver;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Collects what one service says, and compares it with the standard. Not thread-safe. */
public final class ServiceSettings {
    private static final String IN_CODE = "in code";

    private record Word(Value value, Setting setting) {}

    private final EffectiveStandard standard;
    private final Waivers waivers;
    private final Map<String, Value> held = new HashMap<>();
    private final Map<String, Word> said = new LinkedHashMap<>();
    private final Map<String, Setting> switched = new HashMap<>();

    /**
     * @param standard what the service starts from
     * @param waivers the reasons that it gives
     */
    public ServiceSettings(EffectiveStandard standard, Waivers waivers) {
        this.standard = standard;
        this.waivers = waivers;
    }

    /**
     * Adds a value that the service says; the later word counts. If the service holds another one, code has changed it since:
     * then it is what code says.
     *
     * @param key of the standard, or a narrower one, or one of the service's own; never one that may hold a secret
     * @param value a duration, a number, a flag, a constant of an enumeration, a text, or a list of those
     * @param layer the service's configuration or its code
     * @param place where it is said
     */
    public ServiceSettings say(String key, Object value, Layer layer, String place) {
        Value read = ValueType.of(value);
        Value inEffect = held.getOrDefault(key, read);
        said.put(
                key,
                read.isHeldAs(inEffect)
                        ? new Word(read, setting(key, read, layer, place))
                        : new Word(inEffect, setting(key, inEffect, Layer.CODE, IN_CODE)));
        return this;
    }

    /** Adds a value that the service's code says. */
    public ServiceSettings sayInCode(String key, Object value) {
        return say(key, value, Layer.CODE, IN_CODE);
    }

    /**
     * Tells what the service holds for a key, whoever has said that. To be called before somebody says it.
     *
     * @param value null for the standard's
     */
    public ServiceSettings hold(String key, @Nullable Object value) {
        held.put(key, value == null ? standard.said(key).value() : ValueType.of(value));
        return this;
    }

    /** Whether somebody says it. */
    public boolean says(String key) {
        return said.containsKey(key);
    }

    /** Shows what somebody has switched while the service runs. That is no deviation: it is over with the process. */
    public ServiceSettings switched(String key, Object value, String place) {
        switched.put(key, setting(key, ValueType.of(value), Layer.RUNTIME, place));
        return this;
    }

    private static Setting setting(String key, Value value, Layer layer, String place) {
        StandardKey known = StandardKeys.find(key);
        return new Setting(key, known == null ? value.text() : known.shown(value), layer, place);
    }

    /** What is in effect. */
    public Settings settings() {
        List<Setting> all = new ArrayList<>();
        for (String key : StandardKeys.names()) {
            Word word = said.get(key);
            all.add(switched.getOrDefault(key, word == null ? standard.setting(key) : word.setting()));
        }
        Map<String, Setting> narrower = new TreeMap<>();
        said.forEach((key, word) -> narrower.put(key, word.setting()));
        narrower.putAll(switched);
        narrower.keySet().removeAll(StandardKeys.names());
        all.addAll(narrower.values());
        PlatformStandard platform = standard.platform();
        return new Settings(platform.fullName(), platform.digest(), platform.newest(), all, deviations());
    }

    private List<Deviation> deviations() {
        List<Deviation> deviations = new ArrayList<>();
        for (Map.Entry<String, Word> own : new TreeMap<>(said).entrySet()) {
            String key = own.getKey();
            Word word = own.getValue();
            String general = key.endsWith(".attempt-timeout") ? null : StandardKeys.general(key);
            if (general != null && standard.deviates(general, word.value())) {
                Waiver waiver = waivers.of(general);
                deviations.add(new Deviation(
                        general,
                        word.setting(),
                        standard.setting(general),
                        standard.isStricter(general, word.value()),
                        waiver == null ? null : waiver.because(),
                        waiver == null ? null : waiver.until()));
            }
        }
        return deviations;
    }
}
