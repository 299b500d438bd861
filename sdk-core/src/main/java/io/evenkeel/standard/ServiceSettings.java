package io.evenkeel.standard;

import io.evenkeel.standard.Waivers.Waiver;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Collects what one service says, and compares it with the standard. Not thread-safe. */
public final class ServiceSettings {
    private record Word(Value value, Setting setting) {}

    private final EffectiveStandard standard;
    private final Waivers waivers;
    private final Map<String, Word> said = new LinkedHashMap<>();

    /**
     * @param standard what the service starts from
     * @param waivers the reasons that it gives
     */
    public ServiceSettings(EffectiveStandard standard, Waivers waivers) {
        this.standard = standard;
        this.waivers = waivers;
    }

    /**
     * Adds a value that the service says; the later word counts.
     *
     * @param key of the standard, or a narrower one, or one of the service's own; never one that may hold a secret
     * @param value a duration, a number, a flag, a constant of an enumeration, a text, or a list of those
     * @param layer the service's configuration or its code
     * @param place where it is said
     */
    public ServiceSettings say(String key, Object value, Layer layer, String place) {
        Value read = ValueType.of(value);
        StandardKey known = StandardKeys.find(key);
        String shown = known == null ? read.text() : known.shown(read);
        said.put(key, new Word(read, new Setting(key, shown, layer, place)));
        return this;
    }

    /** What is in effect. */
    public Settings settings() {
        List<Setting> all = new ArrayList<>();
        for (String key : StandardKeys.names()) {
            Word word = said.get(key);
            all.add(word == null ? standard.setting(key) : word.setting());
        }
        List<Deviation> deviations = new ArrayList<>();
        for (Map.Entry<String, Word> own : new TreeMap<>(said).entrySet()) {
            String key = own.getKey();
            Word word = own.getValue();
            if (StandardKeys.find(key) == null) {
                all.add(word.setting());
            }
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
        PlatformStandard platform = standard.platform();
        return new Settings(platform.fullName(), platform.digest(), platform.newest(), all, deviations);
    }
}
