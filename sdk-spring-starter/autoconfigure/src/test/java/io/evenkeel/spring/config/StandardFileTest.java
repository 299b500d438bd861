package io.evenkeel.spring.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.standard.EffectiveStandard;
import io.evenkeel.standard.Layer;
import io.evenkeel.standard.PlatformStandard;
import io.evenkeel.standard.ServiceSettings;
import io.evenkeel.standard.Setting;
import io.evenkeel.standard.StandardKeys;
import io.evenkeel.standard.Tier;
import io.evenkeel.standard.Waivers;
import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/**
 * The file of the standard and the defaults of the properties say the same. Where this fails, a default was added or changed in
 * one place only: give it to the file, to {@link StandardKeys} and to the properties.
 */
class StandardFileTest {
    private static final EffectiveStandard STANDARD = PlatformStandard.shipped().forTier(Tier.MEDIUM);

    @Test
    void everyDefaultOfThePropertiesIsThatOfTheFile() throws ReflectiveOperationException {
        EvenkeelProperties unsaid = new Binder(new MapConfigurationPropertySource(Map.of()))
                .bindOrCreate("evenkeel", EvenkeelProperties.class);
        Map<String, String> ofTheProperties = new TreeMap<>();
        collect(unsaid, "", ofTheProperties);
        Map<String, String> ofTheFile = new TreeMap<>();
        for (Setting setting : STANDARD.settings()) {
            if (("evenkeel." + setting.key()).equals(StandardKeys.property(setting.key()))) {
                ofTheFile.put(
                        setting.key(),
                        StandardKeys.isList(setting.key())
                                ? new TreeSet<>(STANDARD.items(setting.key())).toString()
                                : setting.value());
            }
        }

        assertThat(ofTheProperties).isEqualTo(ofTheFile);
    }

    private static void collect(Object held, String prefix, Map<String, String> defaults)
            throws ReflectiveOperationException {
        for (RecordComponent component : held.getClass().getRecordComponents()) {
            if (!hasDefault(held.getClass(), component.getName()) || component.getType() == Map.class) {
                continue;
            }
            String key = prefix + key(held.getClass(), component.getName());
            Object value = Objects.requireNonNull(component.getAccessor().invoke(held));
            if (value.getClass().isRecord()) {
                collect(value, key + ".", defaults);
            } else {
                defaults.put(
                        key, value instanceof Collection<?> items ? new TreeSet<>(items).toString() : text(key, value));
            }
        }
    }

    private static String text(String key, Object value) {
        return new ServiceSettings(STANDARD, Waivers.none())
                .say(key, value, Layer.SERVICE, "").settings().all().stream()
                        .filter(setting -> setting.key().equals(key))
                        .findFirst()
                        .orElseThrow()
                        .value();
    }

    private static boolean hasDefault(Class<?> type, String component) {
        return parameter(type, component, DefaultValue.class) != null;
    }

    private static String key(Class<?> type, String component) {
        Name name = parameter(type, component, Name.class);
        return name != null
                ? name.value()
                : component.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static <A extends Annotation> @Nullable A parameter(Class<?> type, String component, Class<A> annotation) {
        return Arrays.stream(type.getDeclaredConstructors()[0].getParameters())
                .filter(parameter -> parameter.getName().equals(component))
                .findFirst()
                .orElseThrow()
                .getAnnotation(annotation);
    }
}
