package io.evenkeel.spring.identity;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;

/**
 * Who the service is, under the names of OpenTelemetry's resource conventions: all that was said about it, by whoever said it.
 * Where it runs is {@link ResourceIdentity}'s.
 *
 * @param attributes what was said, the strongest source first; {@code service.name} is always there
 * @param refused what of {@code OTEL_RESOURCE_ATTRIBUTES} was not understood, without its values
 */
public record ServiceIdentity(Map<String, String> attributes, List<String> refused) {
    static final String NAME = "service.name";
    static final String NAMESPACE = "service.namespace";
    static final String VERSION = "service.version";
    static final String INSTANCE = "service.instance.id";
    static final String ENVIRONMENT = "deployment.environment.name";
    static final String UNKNOWN = "unknown_service";

    private static final ConfigurationPropertyName APPLICATION_VERSION =
            ConfigurationPropertyName.of("spring.application.version");

    /** Sources that the application does not fill: what Boot finds out, and its view of all others. */
    private static final Set<String> OF_BOOT = Set.of("applicationInfo", "configurationProperties");

    /** What Spring Boot itself puts on traces, metrics and logs: it goes before everything else. */
    private static final String BOOT = "management.opentelemetry.resource-attributes";

    /**
     * Asks the sources, the strongest first.
     *
     * @param build the application's build information, without a prefix
     * @param git what is known of the commit it was built from, without a prefix
     */
    static ServiceIdentity of(Environment environment, Properties build, Properties git) {
        Variables variables = new Variables(environment);
        Binder binder = Binder.get(environment);
        Said said = new Said();
        binder.bind(BOOT, Bindable.mapOf(String.class, String.class))
                .orElse(Map.of())
                .forEach(said::put);
        said.put(NAME, bound(binder, "evenkeel.service.name"));
        said.put(NAMESPACE, bound(binder, "evenkeel.service.namespace"));
        said.put(VERSION, bound(binder, "evenkeel.service.version"));
        said.put(ENVIRONMENT, bound(binder, "evenkeel.service.environment"));
        said.put(INSTANCE, bound(binder, "evenkeel.service.instance-id"));
        AttributeList openTelemetry = AttributeList.of(variables.get("OTEL_RESOURCE_ATTRIBUTES"));
        said.put(NAME, variables.get("OTEL_SERVICE_NAME"));
        openTelemetry.attributes().forEach(said::put);
        said.put(ENVIRONMENT, openTelemetry.attributes().get("deployment.environment")); // its name before 2024
        said.put(NAME, variables.get("DD_SERVICE"));
        said.put(VERSION, variables.get("DD_VERSION"));
        said.put(ENVIRONMENT, variables.get("DD_ENV"));
        said.put(NAME, bound(binder, "spring.application.name"));
        said.put(NAMESPACE, bound(binder, "spring.application.group"));
        said.put(VERSION, saidVersion(environment));
        said.put(VERSION, build.getProperty("version"));
        said.put(VERSION, git.getProperty("build.version"));
        said.put("vcs.ref.head.revision", git.getProperty("commit.id.full", git.getProperty("commit.id")));
        said.put("vcs.ref.head.name", git.getProperty("branch"));
        said.put(NAME, UNKNOWN);
        return new ServiceIdentity(said.attributes(), openTelemetry.refused());
    }

    public String name() {
        return attributes.getOrDefault(NAME, UNKNOWN);
    }

    public @Nullable String version() {
        return attributes.get(VERSION);
    }

    /** Where it is deployed, such as {@code production}. */
    public @Nullable String environment() {
        return attributes.get(ENVIRONMENT);
    }

    /** The labels that every meter gets; those that are not known are left out. The instance is known to who scrapes it. */
    public Map<String, String> labels() {
        Said labels = new Said();
        labels.put("service_name", name());
        labels.put("service_namespace", attributes.get(NAMESPACE));
        labels.put("service_version", version());
        labels.put("deployment_environment_name", environment());
        return labels.attributes();
    }

    /** The same under the names of Datadog's unified service tagging: {@code service}, {@code env} and {@code version}. */
    public Map<String, String> datadogTags() {
        Said tags = new Said();
        tags.put("service", name());
        tags.put("env", environment());
        tags.put("version", version());
        return tags.attributes();
    }

    /** Without what Boot finds in the manifest of whoever has called it: in a test that is the test's runner. */
    private static @Nullable String saidVersion(Environment environment) {
        if (environment instanceof ConfigurableEnvironment configurable) {
            for (PropertySource<?> source : configurable.getPropertySources()) {
                ConfigurationPropertySource names =
                        OF_BOOT.contains(source.getName()) ? null : ConfigurationPropertySource.from(source);
                if (names != null && names.getConfigurationProperty(APPLICATION_VERSION) != null) {
                    return environment.getProperty(APPLICATION_VERSION.toString());
                }
            }
        }
        return null;
    }

    private static @Nullable String bound(Binder binder, String key) {
        return binder.bind(key, String.class).orElse(null);
    }

    /** Who speaks first is heard. */
    private static final class Said {
        private final Map<String, String> attributes = new LinkedHashMap<>();

        void put(String attribute, @Nullable String value) {
            String text = Variables.text(value);
            if (text != null) {
                attributes.putIfAbsent(attribute, text);
            }
        }

        Map<String, String> attributes() {
            return Collections.unmodifiableMap(attributes);
        }
    }
}
