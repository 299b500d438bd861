package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.DocumentContext;
import com.jayway.jsonpath.JsonPath;
import io.evenkeel.practice.GuideMap;
import io.evenkeel.practice.Practice;
import io.evenkeel.spring.versions.ResolvedVersions;
import io.evenkeel.standard.Deviation;
import io.evenkeel.standard.Layer;
import io.evenkeel.standard.Setting;
import io.evenkeel.standard.Settings;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

@ExtendWith(OutputCaptureExtension.class)
class FactsTest {
    private static final String CANARY = "qCanaryThatNobodySees7";
    private static final Setting FOUND =
            new Setting("outbound.timeout", "12s", Layer.SERVICE, "application.yaml - 5:12");
    private static final Setting EXPECTED =
            new Setting("outbound.timeout", "30s", Layer.SDK, "https://me:" + CANARY + "@git.example.com/standard");

    @TempDir
    private static Path folder;

    private static LaneApp app;

    /** What is in effect, as somebody says it who has not looked at the values. */
    @Configuration(proxyBeanMethods = false)
    static class InEffect {
        @Bean
        @Primary
        Settings settingsOfTheTest() {
            Setting endpoint = new Setting(
                    "otlp.endpoint", "http://me:" + CANARY + "@collector:4318", Layer.ORGANISATION, "acme.jar:7");
            return new Settings(
                    "acme-7 on 2026.1",
                    "0123456789ab",
                    true,
                    List.of(endpoint, FOUND),
                    List.of(
                            new Deviation(
                                    "outbound.timeout", FOUND, EXPECTED, "slow <nights>", LocalDate.of(2999, 12, 31)),
                            new Deviation("outbound.timeout", FOUND, EXPECTED, null, null)));
        }
    }

    @BeforeAll
    static void start() {
        app = LaneApp.start(
                WebApplicationType.SERVLET,
                List.of(InEffect.class),
                "management.endpoints.web.exposure.include=reliability,health,prometheus",
                "spring.application.name=orders",
                "evenkeel.service.owner=team <checkout>",
                "evenkeel.service.runbook=https://me:" + CANARY + "@wiki.example.com/?token=" + CANARY,
                "evenkeel.service.dashboard=https://wiki.example.com/?api_key=" + CANARY,
                "management.otlp.tracing.endpoint=http://me:" + CANARY + "@127.0.0.1:9/v1/traces",
                "management.opentelemetry.tracing.export.otlp.endpoint=http://me:" + CANARY + "@127.0.0.1:9/v1/traces",
                "evenkeel.dependencies.payments.hosts=payments.internal",
                "evenkeel.dependencies.payments.timeout=2s",
                "evenkeel.facts.file=" + folder.resolve("reliability-facts.json"),
                "spring.datasource.password=" + CANARY,
                "payments.api-key=" + CANARY,
                "management.otlp.tracing.headers.authorization=Bearer " + CANARY);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void theEndpointTellsTheLevelAndEachPractice() {
        DocumentContext json = read("");

        assertThat(json.<String>read("$.level")).isEqualTo("none");
        assertThat(json.<List<String>>read("$.practices[*].id"))
                .containsExactlyElementsOf(
                        GuideMap.practices().stream().map(Practice::id).toList());
        assertThat(json.<List<Map<String, String>>>read("$.practices[?(@.id == 'owner-named')]"))
                .containsExactly(Map.of(
                        "id", "owner-named",
                        "title", "The service says which team owns it",
                        "level", "C",
                        "state", "passed",
                        "evidence", "team <checkout>",
                        "page", "docs/practices/owner-named.md"));
        assertThat(json.<List<String>>read("$.practices[?(@.id == 'versions-patched')].state"))
                .containsExactly("passed");
        assertThat(json.<List<String>>read("$.practices[?(@.id == 'traces-exported')].evidence"))
                .singleElement()
                .asString()
                .startsWith("traces to http://");
    }

    @Test
    void oneRequestTellsEveryEffectiveValueAndWhereItCameFrom() {
        HttpResponse<String> answer = get("/configuration");

        assertThat(answer.statusCode()).isEqualTo(200);
        String found = "{\"key\":\"evenkeel.outbound.timeout\",\"value\":\"12s\",\"layer\":\"service\","
                + "\"place\":\"application.yaml - 5:12\"}";
        String deviation = "{\"setting\":\"evenkeel.outbound.timeout\",\"found\":" + found
                + ",\"expected\":{\"key\":\"evenkeel.outbound.timeout\",\"value\":\"30s\",\"layer\":\"sdk\","
                + "\"place\":\"https://REDACTED/standard\"}";
        assertThat(answer.body())
                .isEqualTo(
                        "{\"standard\":\"acme-7 on 2026.1\",\"digest\":\"0123456789ab\",\"newest\":true,\"settings\":["
                                + "{\"key\":\"evenkeel.otlp.endpoint\",\"value\":\"http://REDACTED@collector:4318\","
                                + "\"layer\":\"organisation\",\"place\":\"acme.jar:7\"}," + found + "],\"deviations\":["
                                + deviation
                                + ",\"because\":\"slow <nights>\",\"until\":\"2999-12-31\",\"waived\":true},"
                                + deviation + ",\"waived\":false}]}");
    }

    @Test
    void theFactsAreOneDocumentAndTheFileHasTheSame() throws IOException {
        Path file = folder.resolve("reliability-facts.json");
        await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(file));
        DocumentContext json = read("/facts");
        DocumentContext written = JsonPath.parse(Files.readString(file));

        assertThat(json.<String>read("$.version")).isEqualTo("1");
        assertThat(json.<String>read("$.generatedAt")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        assertThat(json.<Map<String, String>>read("$.service"))
                .containsEntry("name", "orders")
                .containsEntry("owner", "team <checkout>")
                .containsEntry("tier", "medium");
        assertThat(json.<List<String>>read("$.libraries[*].artifact"))
                .hasSize(app.bean(ResolvedVersions.class).all().size());
        assertThat(json.<List<Boolean>>read("$.libraries[*].ok")).containsOnly(true);
        assertThat(json.<List<Map<String, Object>>>read("$.dependencies"))
                .containsExactly(Map.of(
                        "name", "payments",
                        "mode", "enforce",
                        "timeout", "PT2S",
                        "concurrencyLimit", 500,
                        "maxRetries", 2));
        assertThat(json.<List<Boolean>>read("$.deviations[*].waived")).containsExactly(true, false);
        for (String part : List.of("service", "sdk", "level", "deviations", "libraries", "journeys", "dependencies")) {
            assertThat(written.<Object>read("$." + part)).isEqualTo(json.read("$." + part));
        }
        assertThat(written.<List<String>>read("$.practices[*].id")).hasSize(35);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void backstageGetsABooleanForEachPracticeAndASchemaOfAllFacts() {
        DocumentContext json = read("/tech-insights");

        assertThat(json.<Map<String, String>>read("$.entity"))
                .isEqualTo(Map.of("namespace", "default", "kind", "component", "name", "orders"));
        Map<String, Object> facts = json.read("$.facts");
        Map<String, Map<String, String>> schema = json.read("$.schema");
        assertThat(facts)
                .hasSize(45)
                .containsEntry("ownerNamed", true)
                .containsEntry("deadlinesHonoured", false)
                .containsEntry("level", "none")
                .containsEntry("vulnerableLibraries", 0)
                .containsEntry("unexplainedDeviations", 1);
        assertThat(schema.keySet()).isEqualTo(facts.keySet());
        facts.forEach((name, value) -> assertThat(schema.get(name))
                .containsEntry(
                        "type", value instanceof Boolean ? "boolean" : value instanceof String ? "string" : "integer")
                .containsKey("description"));
    }

    @Test
    void datadogGetsOneOutcomeForEachPractice() {
        DocumentContext json = read("/scorecard");

        assertThat(json.<String>read("$.data.type")).isEqualTo("batched-outcome");
        assertThat(json.<List<Map<String, String>>>read("$.data.attributes.results"))
                .hasSize(35)
                .contains(Map.of(
                        "rule_id", "owner-named",
                        "entity_reference", "service:orders",
                        "state", "pass",
                        "remarks", "team &lt;checkout&gt;"));
        assertThat(json.<List<String>>read("$.data.attributes.results[?(@.rule_id == 'deadlines-honoured')].state"))
                .containsExactly("fail");
        assertThat(json.<List<String>>read("$.data.attributes.results[?(@.rule_id == 'freshness-promised')].state"))
                .containsExactly("skip");
    }

    @Test
    void cortexGetsKeysAndValues() {
        DocumentContext json = read("/custom-data");

        assertThat(json.<List<String>>read("$.values.orders[?(@.key == 'evenkeel-level')].value"))
                .containsExactly("none");
        assertThat(json.<List<Integer>>read("$.values.orders[?(@.key == 'evenkeel-unexplained-deviations')].value"))
                .containsExactly(1);
        assertThat(json.<List<String>>read("$.values.orders[?(@.key == 'evenkeel-practices')].value.owner-named"))
                .containsExactly("passed");
    }

    @Test
    void nothingElseIsThere() {
        for (String part : List.of("/env", "/payments", "/facts/practices", "/Facts")) {
            assertThat(get(part).statusCode()).as(part).isEqualTo(404);
        }
    }

    @Test
    void noAnswerHasASecretInIt() throws IOException {
        Path file = folder.resolve("reliability-facts.json");
        await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(file));

        assertThat(Files.readString(file)).doesNotContain(CANARY).contains("orders");
        for (String part : List.of("", "/configuration", "/facts", "/tech-insights", "/scorecard", "/custom-data")) {
            assertThat(get(part).body()).as(part).doesNotContain(CANARY).hasSizeGreaterThan(100);
        }
        assertThat(app.meters().lines()).noneMatch(line -> line.contains(CANARY));
    }

    @Test
    void aFileThatCannotBeWrittenIsOneWarningAndOneFault(CapturedOutput output) {
        Path file = folder.resolve("nowhere").resolve("facts.json");
        try (LaneApp other = LaneApp.start(WebApplicationType.REACTIVE, "evenkeel.facts.file=" + file)) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> other.meters().sum("reliability_sdk_faults_total", "component=\"practice\"") == 1);

            assertThat(other.context().isRunning()).isTrue();
            assertThat(output.getOut().lines().filter(line -> line.contains("was not written")))
                    .singleElement()
                    .asString()
                    .contains("evenkeel.facts.file " + file + " was not written: ");
        }
    }

    @Test
    void aPathThatIsNoneStopsTheStart(CapturedOutput output) {
        assertThat(FailedStart.report(output, "evenkeel.facts.file=/"))
                .isEqualTo(
                        FailedStart.refused("evenkeel.facts.file", "/", "the path of a file", "evenkeel.facts.file"));
    }

    private static DocumentContext read(String part) {
        HttpResponse<String> answer = get(part);
        assertThat(answer.statusCode()).as(part).isEqualTo(200);
        return JsonPath.parse(answer.body());
    }

    private static HttpResponse<String> get(String part) {
        return new TestClient().get(app.url("/actuator/reliability" + part));
    }
}
