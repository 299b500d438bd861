package io.evenkeel.spring.config;

import io.evenkeel.guard.GuardMode;
import io.evenkeel.spring.tracing.Recorder;
import io.evenkeel.standard.Tier;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * Everything under {@code evenkeel}. A key that is not known stops the application.
 *
 * @param enabled Whether Evenkeel does anything at all.
 * @param mode How far the guards go: "enforce" measures and refuses, "observe" measures and counts what it would have
 *     refused, "off" only measures.
 * @param tier How much the service matters.
 * @param standard Which standard the service starts from.
 * @param deviations Why the service differs from its standard, by key: "outbound.timeout.because" is the reason, and
 *     "outbound.timeout.until" the last day on which it holds.
 * @param service Who the service is.
 * @param identity Where the service runs.
 * @param otlp Where traces, metrics and logs are sent.
 * @param metrics What is added to the application's meters.
 * @param tracing Spans.
 * @param logs What log lines show of journeys and spans.
 * @param inbound Work that comes in.
 * @param outbound Defaults of the calls to dependencies, and which clients are guarded or measured.
 * @param deadline How long callers say that they wait, and what becomes of work that nobody waits for any more.
 * @param redaction What must not leave the service with its traces and logs.
 * @param baggage From whom OpenTelemetry's baggage is taken, and to whom it is handed on.
 * @param context What work carries to other threads.
 * @param switching Where the mode is switched while the service runs.
 * @param endpoint The endpoint "reliability" of the actuator.
 * @param facts What the service knows of itself, as a file.
 * @param journeys The critical user journeys, by name.
 * @param dependencies The dependencies that differ from the defaults, by name.
 */
@ConfigurationProperties(prefix = "evenkeel", ignoreUnknownFields = false)
public record EvenkeelProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("enforce") GuardMode mode,
        @DefaultValue("medium") Tier tier,
        @DefaultValue Standard standard,
        @DefaultValue Map<String, String> deviations,
        @DefaultValue Service service,
        @DefaultValue Identity identity,
        @DefaultValue Otlp otlp,
        @DefaultValue Metrics metrics,
        @DefaultValue Tracing tracing,
        @DefaultValue Logs logs,
        @DefaultValue Inbound inbound,
        @DefaultValue Outbound outbound,
        @DefaultValue Deadline deadline,
        @DefaultValue Redaction redaction,
        @DefaultValue Baggage baggage,
        @DefaultValue Context context,
        @Name("switch") @DefaultValue Switch switching,
        @DefaultValue Endpoint endpoint,
        @DefaultValue Facts facts,
        @DefaultValue Map<String, JourneyProperties> journeys,
        @DefaultValue Map<String, DependencyProperties> dependencies) {

    /**
     * Which standard the service starts from.
     *
     * @param file The organisation's standard, such as a file of a mounted ConfigMap, on top of what a jar on the class path has
     *     in META-INF/evenkeel/standard.properties.
     * @param version An older standard of the SDK that is kept for a while. Default: the one that the organisation's extends,
     *     otherwise the newest.
     * @param until The last day on which that is kept; needed with an older one.
     * @param reviewed The standard that the team has looked at last: the start says what has changed since.
     */
    public record Standard(
            @Nullable String file,
            @Nullable String version,
            @Nullable LocalDate until,
            @Nullable String reviewed) {}

    /**
     * Who the service is.
     *
     * @param name The service's name. Default: OTEL_SERVICE_NAME, DD_SERVICE, spring.application.name.
     * @param namespace The group of services it belongs to. Default: spring.application.group.
     * @param version The service's version. Default: DD_VERSION, spring.application.version, that of build-info.properties.
     * @param environment Where it is deployed, such as "production". Default: DD_ENV.
     * @param instanceId Which instance of the service this is. Default: a UUID, made from what the platform knows it by, else
     *     random.
     * @param owner The team that owns it.
     * @param runbook The URL of what helps whoever is paged for it.
     * @param dashboard The URL of where it is seen at a glance.
     */
    public record Service(
            @Nullable String name,
            @Nullable String namespace,
            @Nullable String version,
            @Nullable String environment,
            @Nullable String instanceId,
            @Nullable String owner,
            @Nullable URI runbook,
            @Nullable URI dashboard) {}

    /**
     * Where the service runs.
     *
     * @param detect Whether the container, the pod and the ECS task are found out, for traces, OTLP metrics and OTLP logs.
     * @param variables By attribute, such as "k8s.pod.name", the environment variables that hold it, with commas between.
     */
    public record Identity(
            @DefaultValue("true") boolean detect,
            @DefaultValue Map<String, String> variables) {}

    /**
     * Where traces, metrics and logs are sent.
     *
     * @param endpoint The base URL of a collector that takes OTLP over HTTP, such as "http://collector:4318". Default:
     *     OTEL_EXPORTER_OTLP_ENDPOINT.
     * @param traces Whether traces are sent. Default: true if there is an endpoint.
     * @param metrics Whether metrics are sent, beside being scraped. Default: false.
     * @param logs Whether logs are sent that an appender hands to OpenTelemetry. Default: false.
     */
    public record Otlp(
            @Nullable String endpoint,
            @Nullable Boolean traces,
            @Nullable Boolean metrics,
            @Nullable Boolean logs) {}

    /**
     * What is added to the application's meters.
     *
     * @param identityLabels Whether every meter gets the labels service_name, service_namespace, service_version and
     *     deployment_environment_name, as far as they are known.
     * @param datadogLabels Whether every meter gets the labels service, env and version of Datadog, as far as they are known.
     */
    public record Metrics(
            @DefaultValue("true") boolean identityLabels,
            @DefaultValue("false") boolean datadogLabels) {}

    /**
     * Spans.
     *
     * @param enabled Whether Evenkeel makes spans of its own, where the application has OpenTelemetry.
     * @param recorder Who makes the spans of requests, runs, messages and clients: "auto" for the OpenTelemetry agent where
     *     one is attached and Spring Boot otherwise, "agent", or "boot".
     * @param exceptionMessages Whether messages and stack traces of exceptions, and descriptions of a span's status, may leave
     *     with spans.
     * @param responseHeader The header of each answer that has the id of its trace, such as X-Trace-Id. Default: none.
     */
    public record Tracing(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("auto") Recorder recorder,
            @DefaultValue("false") boolean exceptionMessages,
            @Nullable String responseHeader) {}

    /**
     * What log lines show of journeys and spans.
     *
     * @param datadog Whether lines have Datadog's keys too: dd.trace_id and dd.span_id in decimal, dd.service, dd.env and
     *     dd.version.
     * @param baggageKeys The entries of baggage that lines show, each under its own name.
     * @param badEvents Whether bad events are said in the log, as one line for each burst.
     * @param badEventsEvery How long the log is silent about a journey after it has said a bad event of it.
     */
    public record Logs(
            @DefaultValue("false") boolean datadog,
            @DefaultValue List<String> baggageKeys,
            @DefaultValue("true") boolean badEvents,
            @DefaultValue("10s") Duration badEventsEvery) {}

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
     * @param idempotentMethods The HTTP methods of requests that may be tried again.
     * @param retry When a failed call that is idempotent is tried again.
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
            @DefaultValue({"GET", "HEAD", "OPTIONS"}) Set<String> idempotentMethods,
            @DefaultValue Retry retry,
            @DefaultValue("true") boolean restClient,
            @DefaultValue("true") boolean restTemplate,
            @DefaultValue("true") boolean webClient,
            @DefaultValue("true") boolean jdkHttpClient,
            @DefaultValue("true") boolean okHttp,
            @DefaultValue("true") boolean feign,
            @DefaultValue("true") boolean kafka,
            @DefaultValue("true") boolean redis,
            @DefaultValue("true") boolean jdbc) {}

    /**
     * When a failed call that is idempotent is tried again.
     *
     * @param maxRetries How often one call is tried again at most.
     * @param backoff The longest pause before the first retry; before each further one it is twice as long.
     * @param maxBackoff The longest pause of all, and the longest Retry-After that is waited for.
     * @param tokensPerSuccess What a success pays into the budget that a retry takes 1 from.
     * @param maxTokens What that budget holds at most, and at the start.
     */
    public record Retry(
            @DefaultValue("2") int maxRetries,
            @DefaultValue("100ms") Duration backoff,
            @DefaultValue("2s") Duration maxBackoff,
            @DefaultValue("1") double tokensPerSuccess,
            @DefaultValue("5") int maxTokens) {}

    /**
     * How long callers say that they wait, and what becomes of work that nobody waits for any more.
     *
     * @param mode Whether such work is refused ("enforce"), counted ("observe"), or neither ("off").
     * @param trustedPeers The networks of the callers that are believed how long they wait, by the address of the socket.
     * @param max How long a caller may say at most that it waits; what is longer counts as this.
     */
    public record Deadline(
            @DefaultValue("observe") GuardMode mode,

            @DefaultValue({
                "127.0.0.0/8",
                "::1/128",
                "10.0.0.0/8",
                "172.16.0.0/12",
                "192.168.0.0/16",
                "fc00::/7",
                "fe80::/10"
            })
            List<String> trustedPeers,

            @DefaultValue("5m") Duration max) {}

    /**
     * What must not leave the service with its traces and logs.
     *
     * @param enabled Whether anything is redacted.
     * @param names Names of attributes whose values are hidden, besides the standard ones, such as "tenant".
     * @param patterns Regular expressions of what is hidden in any text, besides the standard ones.
     * @param keep Standard names of attributes whose values may leave, such as "http.url".
     */
    public record Redaction(
            @DefaultValue("true") boolean enabled,
            @DefaultValue List<String> names,
            @DefaultValue List<String> patterns,
            @DefaultValue List<String> keep) {}

    /**
     * From whom OpenTelemetry's baggage is taken, and to whom it is handed on.
     *
     * @param acceptFrom Whose baggage is taken in: that of the networks of "evenkeel.deadline.trusted-peers" ("trusted"), of
     *     "all", or of "none".
     * @param allowedKeys The keys that are taken in. Default: all.
     * @param forwardTo Whom baggage is sent to: "internal" hosts and messages, "all", or "none".
     * @param internalHosts Hosts that are internal beside private addresses, names without a dot, and names under svc,
     *     cluster.local, internal, local and localhost: "ledger.example.com", or "*.corp.example.com" for all below it.
     */
    public record Baggage(
            @DefaultValue("trusted") BaggageSource acceptFrom,
            @DefaultValue List<String> allowedKeys,
            @DefaultValue("internal") BaggageTarget forwardTo,
            @DefaultValue List<String> internalHosts) {}

    /**
     * What work carries to other threads.
     *
     * @param propagateExecutors Whether the work of executors and schedulers that are beans carries its journey, deadline, trace
     *     and log keys.
     * @param excludedExecutors The names of those beans whose work carries nothing.
     */
    public record Context(
            @DefaultValue("true") boolean propagateExecutors,
            @DefaultValue List<String> excludedExecutors) {}

    /**
     * Where the mode is switched while the service runs.
     *
     * @param file A file that is watched, such as one of a mounted ConfigMap, with lines such as "mode=off" and
     *     "dependencies.payments.mode=observe".
     */
    public record Switch(@Nullable String file) {}

    /**
     * The endpoint "reliability" of the actuator.
     *
     * @param writeEnabled Whether the mode can be switched there.
     */
    public record Endpoint(@DefaultValue("false") boolean writeEnabled) {}

    /**
     * What the service knows of itself, as a file.
     *
     * @param file Where it is written as JSON when the application is ready, such as "/var/run/evenkeel/reliability-facts.json".
     *     Its folder has to be there.
     */
    public record Facts(@Nullable String file) {}
}
