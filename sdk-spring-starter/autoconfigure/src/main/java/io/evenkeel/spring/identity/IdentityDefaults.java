package io.evenkeel.spring.identity;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.util.ClassUtils;

/** What has to be known before the application's beans are: for the log, which is set up first, and for the platform. */
public final class IdentityDefaults {
    private static final String[] USERS_OF_A_RESOURCE = {
        "io.opentelemetry.sdk.resources.Resource", "io.micrometer.registry.otlp.OtlpMeterRegistry"
    };

    private IdentityDefaults() {}

    /**
     * The identity for structured logs in the format of Elastic, as defaults below all settings of the application. Asks the
     * platform in the background, where somebody will want its answer.
     */
    public static Map<String, String> of(Environment environment, ResourceLoader resources) {
        if (environment.getProperty("evenkeel.identity.detect", "true").equalsIgnoreCase("true")
                && isWanted(resources.getClassLoader())) {
            EcsTask.at(new Variables(environment).get(EcsTask.VARIABLE));
        }
        ServiceIdentity identity = ServiceIdentity.of(
                environment, BuildInfo.build(environment, resources), BuildInfo.git(environment, resources));
        Map<String, String> defaults = new LinkedHashMap<>();
        put(defaults, "name", ServiceIdentity.UNKNOWN.equals(identity.name()) ? null : identity.name());
        put(defaults, "version", identity.version());
        put(defaults, "environment", identity.environment());
        return defaults;
    }

    private static void put(Map<String, String> defaults, String field, @Nullable String value) {
        if (value != null) {
            defaults.put("logging.structured.ecs.service." + field, value.replace("${", "$ {")); // no placeholder
        }
    }

    private static boolean isWanted(@Nullable ClassLoader loader) {
        for (String type : USERS_OF_A_RESOURCE) {
            if (ClassUtils.isPresent(type, loader)) {
                return true;
            }
        }
        return false;
    }
}
