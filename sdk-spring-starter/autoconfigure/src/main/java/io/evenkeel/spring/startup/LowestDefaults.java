package io.evenkeel.spring.startup;

import io.evenkeel.guard.GuardMode;
import io.evenkeel.spring.config.ClientPatience;
import io.evenkeel.spring.identity.IdentityDefaults;
import io.evenkeel.spring.identity.OtlpSettings;
import io.evenkeel.spring.standard.ChosenStandard;
import io.evenkeel.standard.PlatformStandard;
import io.evenkeel.standard.Tier;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.boot.origin.OriginTrackedValue;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.util.ClassUtils;

/**
 * Gives Spring Boot defaults that every setting of the application beats, also those of
 * {@code SpringApplication.setDefaultProperties}: what the standard changes, the Prometheus endpoint, time-outs for the clients that Boot builds, where
 * telemetry is sent, and who the service is. A listener, because {@code EnvironmentPostProcessor} has moved between the Boot lines.
 */
public final class LowestDefaults implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {
    /** The source that Spring Boot keeps below all others. */
    private static final String SOURCE = "defaultProperties";

    /** What every default has that is not of the standard. */
    private static final Origin OURS = new Origin() {
        @Override
        public String toString() {
            return "a default of Evenkeel";
        }
    };

    /** Whether the count of a timer has an exemplar too, beside its buckets; Micrometer's own default is yes. */
    private static final String COUNT_EXEMPLARS =
            "management.prometheus.metrics.export.properties[io.prometheus.exporter.exemplarsOnAllMetricTypes]";

    private static final String KAFKA_LISTENER = "org.springframework.kafka.annotation.KafkaListener";

    private static final String SNAPSHOT = "io.micrometer.context.ContextSnapshot";

    /** Behind the reading of configuration files (+10), before logging is set up (+20). */
    private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 15;

    @Override
    public int getOrder() {
        return ORDER;
    }

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        ConfigurableEnvironment environment = event.getEnvironment();
        Binder binder = Binder.get(environment);
        if (!binder.bind("evenkeel.enabled", Boolean.class).orElse(true)) {
            return;
        }
        MutablePropertySources sources = environment.getPropertySources();
        removeOurs(sources);
        ClassLoader loader = event.getSpringApplication().getClassLoader();
        addBelowAll(sources, ChosenStandard.readInto(environment, loader));
        Map<String, Object> defaults = new LinkedHashMap<>();
        defaults.put("management.endpoints.web.exposure.include", "health,prometheus");
        defaults.put(COUNT_EXEMPLARS, "false"); // Prometheus 2.42 refuses a whole scrape for one
        defaults.putAll(new OtlpSettings(environment).defaults());
        defaults.putAll(IdentityDefaults.of(environment, new DefaultResourceLoader(loader)));
        if (binder.bind("evenkeel.mode", GuardMode.class).orElse(GuardMode.ENFORCE) == GuardMode.ENFORCE) {
            putTimeouts(
                    defaults,
                    duration("connect-timeout", binder),
                    ClientPatience.of(duration("timeout", binder), binder));
        }
        if (ClassUtils.isPresent(KAFKA_LISTENER, loader)) {
            defaults.put("spring.kafka.listener.observation-enabled", "true");
        }
        if (ClassUtils.isPresent(SNAPSHOT, loader)) {
            defaults.put("spring.reactor.context-propagation", "auto");
        }
        defaults.replaceAll((key, value) -> OriginTrackedValue.of(value, OURS));
        addBelowAll(sources, defaults);
    }

    /**
     * One that is not said is that of the SDK: the standard's own are said where they differ. One that is none is refused where
     * the properties are bound.
     */
    private static Duration duration(String key, Binder binder) {
        Duration said;
        try {
            said = binder.bind("evenkeel.outbound." + key, Duration.class).orElse(null);
        } catch (BindException refusedLater) {
            said = null;
        }
        return said == null ? PlatformStandard.shipped().forTier(Tier.MEDIUM).duration("outbound." + key) : said;
    }

    private static void putTimeouts(Map<String, Object> defaults, Duration connect, Duration read) {
        // The first two are Boot 3.5's, blocking and reactive; the third is Boot 4's, for both.
        for (String prefix : new String[] {"spring.http.client", "spring.http.reactiveclient", "spring.http.clients"}) {
            defaults.put(prefix + ".connect-timeout", connect.toString());
            defaults.put(prefix + ".read-timeout", read.toString());
        }
    }

    /** Spring Cloud hands over what was read for the context that it starts before the application's own. */
    private static void removeOurs(MutablePropertySources sources) {
        if (sources.get(SOURCE) instanceof EnumerablePropertySource<?> present) {
            Map<String, Object> kept = tracked(present);
            if (kept.values().removeIf(value -> isOurs(Origin.from(value)))) {
                sources.replace(SOURCE, new OriginTrackedMapPropertySource(SOURCE, kept));
            }
        }
    }

    private static boolean isOurs(@Nullable Origin origin) {
        return origin == OURS || ChosenStandard.isOrigin(origin);
    }

    private static void addBelowAll(MutablePropertySources sources, Map<String, Object> defaults) {
        PropertySource<?> present = sources.get(SOURCE);
        if (present == null) {
            sources.addLast(new OriginTrackedMapPropertySource(SOURCE, defaults));
        } else if (present instanceof EnumerablePropertySource<?> chosen) {
            ConfigurationPropertySource said = ConfigurationPropertySource.from(chosen);
            defaults.keySet().removeIf(key -> says(said, ConfigurationPropertyName.of(withoutIndex(key))));
            defaults.putAll(tracked(chosen));
            sources.replace(SOURCE, new OriginTrackedMapPropertySource(SOURCE, defaults));
        }
    }

    /** Of a list that somebody says, nothing of ours is left. */
    private static String withoutIndex(String key) {
        return key.matches(".*\\[[0-9]+]") ? key.substring(0, key.lastIndexOf('[')) : key;
    }

    /** The values with what is known of where they stand. */
    private static Map<String, Object> tracked(EnumerablePropertySource<?> source) {
        Map<String, Object> tracked = new LinkedHashMap<>();
        for (String key : source.getPropertyNames()) {
            Object value = source.getProperty(key);
            Origin origin = OriginLookup.getOrigin(source, key);
            if (value != null) {
                tracked.put(key, origin == null ? value : OriginTrackedValue.of(value, origin));
            }
        }
        return tracked;
    }

    /** Whether a value is there under any way to write its name: two ways in one source would leave the choice to chance. */
    private static boolean says(@Nullable ConfigurationPropertySource source, ConfigurationPropertyName name) {
        return source != null
                && (source.getConfigurationProperty(name) != null
                        || source.containsDescendantOf(name) == ConfigurationPropertyState.PRESENT);
    }
}
