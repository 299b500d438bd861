package io.evenkeel.spring.config;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.info.BuildProperties;
import org.springframework.core.env.Environment;

/**
 * Who the service is, under the names of OpenTelemetry's resource conventions.
 *
 * @param name {@code service.name}
 * @param labels the labels that every meter gets; those that are not known are left out
 */
public record ServiceIdentity(String name, Map<String, String> labels) {

    /** Takes what the configuration says, else what Spring Boot knows. */
    static ServiceIdentity of(
            EvenkeelProperties.Service said, Environment environment, @Nullable BuildProperties build) {
        String name = first(said.name(), environment.getProperty("spring.application.name"));
        String known = name == null ? "unknown_service" : name;
        Map<String, String> labels = new LinkedHashMap<>();
        put(labels, "service_name", known);
        put(labels, "service_namespace", first(said.namespace(), environment.getProperty("spring.application.group")));
        put(labels, "service_version", first(said.version(), build == null ? null : build.getVersion()));
        put(labels, "deployment_environment_name", said.environment());
        return new ServiceIdentity(known, Map.copyOf(labels));
    }

    private static void put(Map<String, String> labels, String label, @Nullable String value) {
        if (value != null) {
            labels.put(label, value);
        }
    }

    private static @Nullable String first(@Nullable String said, @Nullable String known) {
        String chosen = said == null || said.isBlank() ? known : said;
        return chosen == null || chosen.isBlank() ? null : chosen;
    }
}
