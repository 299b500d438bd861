package io.evenkeel.spring.standard;

import io.evenkeel.call.InvalidSettingException;
import io.evenkeel.standard.EffectiveStandard;
import io.evenkeel.standard.Overlay;
import io.evenkeel.standard.PlatformStandard;
import io.evenkeel.standard.Setting;
import io.evenkeel.standard.StandardKeys;
import io.evenkeel.standard.Tier;
import io.evenkeel.standard.Waivers;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.origin.OriginTrackedValue;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;

/**
 * The standard that an application runs. It is read when the environment is there, and kept in it for the beans; what is wrong
 * with it is said when they ask, so that a failed start is explained.
 */
public final class ChosenStandard extends PropertySource.StubPropertySource {
    /** Where a jar has the organisation's standard. */
    public static final String RESOURCE = "META-INF/evenkeel/standard.properties";

    private static final String NAME = "evenkeelStandard";

    private final PlatformStandard platform;
    private final Tier tier;
    private final @Nullable InvalidSettingException refusal;

    private ChosenStandard(PlatformStandard platform, Tier tier, @Nullable InvalidSettingException refusal) {
        super(NAME);
        this.platform = platform;
        this.tier = tier;
        this.refusal = refusal;
    }

    /**
     * Reads it, and keeps it in the environment.
     *
     * @return the defaults in which it differs from those that the properties have anyway, by property
     */
    public static Map<String, Object> readInto(ConfigurableEnvironment environment, ClassLoader loader) {
        Binder binder = Binder.get(environment);
        PlatformStandard platform = PlatformStandard.shipped();
        InvalidSettingException refusal = null;
        try {
            platform = read(binder, loader);
        } catch (InvalidSettingException refused) {
            refusal = refused;
        }
        Tier tier = tier(binder, platform);
        ChosenStandard chosen = new ChosenStandard(platform, tier, refusal);
        environment.getPropertySources().remove(NAME);
        environment.getPropertySources().addLast(chosen);
        return defaults(platform.forTier(tier));
    }

    /**
     * The one that is kept in the environment; that of the SDK where nobody has read one, as in a test of single beans.
     *
     * @throws InvalidSettingException if it could not be read; keys are below {@code evenkeel}
     */
    public static PlatformStandard of(Environment environment) {
        ChosenStandard chosen = keptIn(environment);
        if (chosen == null) {
            return PlatformStandard.shipped();
        }
        if (chosen.refusal != null) {
            throw chosen.refusal;
        }
        return chosen.platform;
    }

    /**
     * Refuses a tier whose defaults are others than those that the environment has been given: too late for what has read them.
     *
     * @param standard of the tier that the service is built with
     * @throws InvalidSettingException with the whole name of the property
     */
    public static void checkTier(Environment environment, EffectiveStandard standard) {
        ChosenStandard chosen = keptIn(environment);
        if (chosen == null || chosen.tier == standard.tier()) {
            return;
        }
        EffectiveStandard read = chosen.platform.forTier(chosen.tier);
        List<String> others = StandardKeys.names().stream()
                .filter(key -> StandardKeys.property(key) != null
                        && !key.equals("tier")
                        && !read.items(key).equals(standard.items(key)))
                .toList();
        if (!others.isEmpty()) {
            throw new InvalidSettingException(
                    "evenkeel.tier",
                    standard.tier().label(),
                    chosen.tier.label() + " as at the beginning of the start, or "
                            + standard.tier().label()
                            + " in the configuration that is read there, and not in code or in a later source: "
                            + standard.platform().version() + " has defaults of its own for that tier ("
                            + String.join(", ", others) + ")");
        }
    }

    private static @Nullable ChosenStandard keptIn(Environment environment) {
        return environment instanceof ConfigurableEnvironment configurable
                        && configurable.getPropertySources().get(NAME) instanceof ChosenStandard chosen
                ? chosen
                : null;
    }

    /**
     * The reasons for deviations in the configuration.
     *
     * @throws InvalidSettingException if one is none; keys are below {@code evenkeel}
     */
    public static Waivers waivers(Environment environment) {
        return Waivers.of(
                Binder.get(environment)
                        .bind("evenkeel.deviations", Bindable.mapOf(String.class, String.class))
                        .orElse(Map.of()),
                LocalDate.now(ZoneOffset.UTC));
    }

    /** Whether a property is a default that {@link #readInto} gave. */
    public static boolean isOrigin(@Nullable Object origin) {
        return origin instanceof StandardOrigin
                || (origin instanceof PropertySourceOrigin wrapped && wrapped.getOrigin() instanceof StandardOrigin);
    }

    private static PlatformStandard read(Binder binder, ClassLoader loader) {
        List<Overlay> overlays = new ArrayList<>();
        Overlay ofTheClassPath = StandardFiles.ofTheClassPath(loader);
        if (ofTheClassPath != null) {
            overlays.add(ofTheClassPath);
        }
        String file = said(binder, "file");
        if (file != null) {
            overlays.add(StandardFiles.of(file));
        }
        String version = said(binder, "version");
        PlatformStandard standard = version == null && overlays.isEmpty() && hasTheSdk(loader)
                ? PlatformStandard.shipped() // which has been read already
                : PlatformStandard.read(loader, version, overlays);
        String until = said(binder, "until");
        if (version == null && until != null) {
            throw new InvalidSettingException("standard.until", until, "none without evenkeel.standard.version");
        }
        if (version != null && (until != null || !standard.newest())) {
            checkDay(until);
        }
        return standard;
    }

    private static boolean hasTheSdk(ClassLoader loader) {
        return loader == PlatformStandard.class.getClassLoader();
    }

    private static void checkDay(@Nullable String until) {
        String expected = "the last day on which the older standard is kept, such as 2027-03-31";
        try {
            if (until == null) {
                throw new InvalidSettingException("standard.until", null, expected);
            }
            LocalDate.parse(until);
        } catch (DateTimeParseException e) {
            InvalidSettingException refused = new InvalidSettingException("standard.until", until, expected);
            refused.addSuppressed(e);
            throw refused;
        }
    }

    private static @Nullable String said(Binder binder, String key) {
        String text =
                binder.bind("evenkeel.standard." + key, String.class).orElse("").strip();
        return text.isEmpty() ? null : text;
    }

    /** A tier that is none is refused by the properties, with its own words. */
    private static Tier tier(Binder binder, PlatformStandard platform) {
        try {
            return binder.bind("evenkeel.tier", Tier.class).orElseGet(platform::defaultTier);
        } catch (BindException none) {
            return platform.defaultTier();
        }
    }

    private static Map<String, Object> defaults(EffectiveStandard standard) {
        Map<String, Object> defaults = new LinkedHashMap<>();
        for (Setting setting : standard.settings()) {
            String property = StandardKeys.property(setting.key());
            if (property == null || !standard.isChanged(setting.key())) {
                continue;
            }
            StandardOrigin origin = new StandardOrigin(setting);
            List<String> items = standard.items(setting.key());
            if (StandardKeys.isList(setting.key()) && !items.isEmpty()) {
                for (int i = 0; i < items.size(); i++) {
                    defaults.put(property + "[" + i + "]", OriginTrackedValue.of(items.get(i), origin));
                }
            } else {
                defaults.put(property, OriginTrackedValue.of(standard.word(setting.key()), origin));
            }
        }
        return defaults;
    }
}
