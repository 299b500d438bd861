package io.evenkeel.spring.config;

import io.evenkeel.guard.GuardMode;
import io.evenkeel.standard.Tier;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Everything under {@code evenkeel}. A key that is not known stops the application.
 *
 * @param enabled Whether Evenkeel does anything at all.
 * @param mode How far the guards go: "enforce" measures and refuses, "off" only measures.
 * @param tier How much the service matters.
 * @param service Who the service is.
 * @param metrics What is added to the application's meters.
 * @param inbound Work that comes in.
 * @param outbound Defaults of the calls to dependencies, and which clients are guarded or measured.
 * @param journeys The critical user journeys, by name.
 * @param dependencies The dependencies that differ from the defaults, by name.
 */
@ConfigurationProperties(prefix = "evenkeel", ignoreUnknownFields = false)
public record EvenkeelProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("enforce") GuardMode mode,
        @DefaultValue("medium") Tier tier,
        @DefaultValue Service service,
        @DefaultValue Metrics metrics,
        @DefaultValue Inbound inbound,
        @DefaultValue Outbound outbound,
        @DefaultValue Map<String, JourneyProperties> journeys,
        @DefaultValue Map<String, DependencyProperties> dependencies) {

    /**
     * Who the service is.
     *
     * @param name The service's name. Default: spring.application.name.
     * @param namespace The group of services it belongs to. Default: spring.application.group.
     * @param version The service's version. Default: that of build-info.properties.
     * @param environment Where it runs, such as "production".
     */
    public record Service(
            @Nullable String name,
            @Nullable String namespace,
            @Nullable String version,
            @Nullable String environment) {}

    /**
     * What is added to the application's meters.
     *
     * @param identityLabels Whether every meter gets the labels service_name, service_namespace, service_version and
     *     deployment_environment_name, as far as they are known.
     */
    public record Metrics(@DefaultValue("true") boolean identityLabels) {}

    /**
     * Work that comes in.
     *
     * @param probePaths Paths of the application's own probes, in addition to those of the actuator. Their requests are
     *     counted as excluded.
     */
    public record Inbound(
            @DefaultValue({"/livez", "/readyz", "/healthz"}) List<String> probePaths) {}

    /**
     * Defaults of the calls to dependencies, and which clients are guarded or measured.
     *
     * @param connectTimeout How long connecting may take, where the application has set nothing.
     * @param timeout How long one call may take, where the application has set nothing.
     * @param concurrencyLimit How many calls to one dependency may be under way at once.
     * @param restClient Whether RestClient, and HTTP interfaces on top of it, are guarded.
     * @param restTemplate Whether RestTemplate is guarded.
     * @param webClient Whether WebClient, and HTTP interfaces on top of it, are guarded.
     * @param jdkHttpClient Whether beans of type java.net.http.HttpClient are guarded.
     * @param okHttp Whether OkHttp's clients and builders that are beans are guarded.
     * @param feign Whether OpenFeign's clients are guarded.
     * @param kafka Whether what Spring Kafka's producers send is measured.
     * @param redis Whether the commands of Lettuce, Spring Data's client of Redis, are measured.
     * @param jdbc Whether statements are measured that datasource-micrometer observes.
     */
    public record Outbound(
            @DefaultValue("2s") Duration connectTimeout,
            @DefaultValue("30s") Duration timeout,
            @DefaultValue("500") int concurrencyLimit,
            @DefaultValue("true") boolean restClient,
            @DefaultValue("true") boolean restTemplate,
            @DefaultValue("true") boolean webClient,
            @DefaultValue("true") boolean jdkHttpClient,
            @DefaultValue("true") boolean okHttp,
            @DefaultValue("true") boolean feign,
            @DefaultValue("true") boolean kafka,
            @DefaultValue("true") boolean redis,
            @DefaultValue("true") boolean jdbc) {}
}
