package io.evenkeel.spring.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.DocumentContext;
import com.jayway.jsonpath.JsonPath;
import io.evenkeel.guard.GuardMode;
import io.evenkeel.standard.Tier;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What an editor shows while somebody writes the configuration. */
class ConfigurationMetadataTest {
    private static final DocumentContext METADATA = read();

    @Test
    void everyPropertyIsDescribedInSentences() {
        List<Map<String, Object>> properties = METADATA.read("$.properties");

        assertThat(properties).isNotEmpty().allSatisfy(property -> assertThat(property.get("description"))
                .as("%s", property.get("name"))
                .asString()
                .matches("(?s)[A-Z].*\\."));
    }

    @Test
    void thePropertiesAndTheirDefaultsAre() {
        Map<String, Object> defaults = new TreeMap<>();
        METADATA.<List<Map<String, Object>>>read("$.properties[?(@.name =~ /evenkeel.*/)]")
                .forEach(property -> defaults.put(
                        (String) property.get("name"), String.valueOf(property.getOrDefault("defaultValue", "none"))));

        assertThat(defaults)
                .isEqualTo(new TreeMap<>(Map.ofEntries(
                        Map.entry(
                                "evenkeel.deadline.trusted-peers",
                                "[127.0.0.0/8, ::1/128, 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, fc00::/7, fe80::/10]"),
                        Map.entry("evenkeel.baggage.accept-from", "trusted"),
                        Map.entry("evenkeel.baggage.allowed-keys", "none"),
                        Map.entry("evenkeel.baggage.forward-to", "internal"),
                        Map.entry("evenkeel.baggage.internal-hosts", "none"),
                        Map.entry("evenkeel.context.excluded-executors", "none"),
                        Map.entry("evenkeel.context.propagate-executors", "true"),
                        Map.entry("evenkeel.deadline.max", "5m"),
                        Map.entry("evenkeel.deadline.mode", "observe"),
                        Map.entry("evenkeel.dependencies", "none"),
                        Map.entry("evenkeel.enabled", "true"),
                        Map.entry("evenkeel.endpoint.write-enabled", "false"),
                        Map.entry("evenkeel.facts.file", "none"),
                        Map.entry("evenkeel.identity.detect", "true"),
                        Map.entry("evenkeel.identity.variables", "none"),
                        Map.entry("evenkeel.inbound.probe-paths", "[/livez, /readyz, /healthz]"),
                        Map.entry("evenkeel.journeys", "none"),
                        Map.entry("evenkeel.metrics.datadog-labels", "false"),
                        Map.entry("evenkeel.logs.bad-events", "true"),
                        Map.entry("evenkeel.logs.bad-events-every", "10s"),
                        Map.entry("evenkeel.logs.baggage-keys", "none"),
                        Map.entry("evenkeel.logs.datadog", "false"),
                        Map.entry("evenkeel.metrics.identity-labels", "true"),
                        Map.entry("evenkeel.redaction.enabled", "true"),
                        Map.entry("evenkeel.redaction.keep", "none"),
                        Map.entry("evenkeel.redaction.names", "none"),
                        Map.entry("evenkeel.redaction.patterns", "none"),
                        Map.entry("evenkeel.tracing.exception-messages", "false"),
                        Map.entry("evenkeel.mode", "enforce"),
                        Map.entry("evenkeel.otlp.endpoint", "none"),
                        Map.entry("evenkeel.otlp.logs", "none"),
                        Map.entry("evenkeel.otlp.metrics", "none"),
                        Map.entry("evenkeel.otlp.traces", "none"),
                        Map.entry("evenkeel.outbound.concurrency-limit", "500"),
                        Map.entry("evenkeel.outbound.connect-timeout", "2s"),
                        Map.entry("evenkeel.outbound.feign", "true"),
                        Map.entry("evenkeel.outbound.idempotent-methods", "[GET, HEAD, OPTIONS]"),
                        Map.entry("evenkeel.outbound.jdbc", "true"),
                        Map.entry("evenkeel.outbound.jdk-http-client", "true"),
                        Map.entry("evenkeel.outbound.kafka", "true"),
                        Map.entry("evenkeel.outbound.ok-http", "true"),
                        Map.entry("evenkeel.outbound.redis", "true"),
                        Map.entry("evenkeel.outbound.rest-client", "true"),
                        Map.entry("evenkeel.outbound.rest-template", "true"),
                        Map.entry("evenkeel.outbound.retry.backoff", "100ms"),
                        Map.entry("evenkeel.outbound.retry.max-backoff", "2s"),
                        Map.entry("evenkeel.outbound.retry.max-retries", "2"),
                        Map.entry("evenkeel.outbound.retry.max-tokens", "5"),
                        Map.entry("evenkeel.outbound.retry.tokens-per-success", "1"),
                        Map.entry("evenkeel.outbound.timeout", "30s"),
                        Map.entry("evenkeel.outbound.web-client", "true"),
                        Map.entry("evenkeel.service.environment", "none"),
                        Map.entry("evenkeel.service.instance-id", "none"),
                        Map.entry("evenkeel.service.dashboard", "none"),
                        Map.entry("evenkeel.service.name", "none"),
                        Map.entry("evenkeel.service.owner", "none"),
                        Map.entry("evenkeel.service.runbook", "none"),
                        Map.entry("evenkeel.service.namespace", "none"),
                        Map.entry("evenkeel.service.version", "none"),
                        Map.entry("evenkeel.deviations", "none"),
                        Map.entry("evenkeel.standard.file", "none"),
                        Map.entry("evenkeel.standard.reviewed", "none"),
                        Map.entry("evenkeel.standard.until", "none"),
                        Map.entry("evenkeel.standard.version", "none"),
                        Map.entry("evenkeel.switch.file", "none"),
                        Map.entry("evenkeel.tier", "medium"),
                        Map.entry("evenkeel.tracing.enabled", "true"),
                        Map.entry("evenkeel.tracing.recorder", "auto"),
                        Map.entry("evenkeel.tracing.response-header", "none"))));
    }

    @Test
    void everyModeAndEveryTierIsOffered() {
        for (String property : List.of("evenkeel.mode", "evenkeel.deadline.mode")) {
            assertThat(offered(property))
                    .containsExactlyElementsOf(Arrays.stream(GuardMode.values())
                            .map(GuardMode::label)
                            .toList());
        }
        assertThat(offered("evenkeel.tier"))
                .containsExactlyElementsOf(
                        Arrays.stream(Tier.values()).map(Tier::label).toList());
    }

    @Test
    void theDefaultJourneyIsOfferedAmongAllNames() {
        assertThat(offered("evenkeel.journeys.keys")).containsExactly("default");
        assertThat(METADATA.<List<String>>read("$.hints[*].providers[*].name")).containsExactly("any", "any");
    }

    private static List<String> offered(String name) {
        return METADATA.read("$.hints[?(@.name == '" + name + "')].values[*].value");
    }

    private static DocumentContext read() {
        try (InputStream in =
                EvenkeelProperties.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
            return JsonPath.parse(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
