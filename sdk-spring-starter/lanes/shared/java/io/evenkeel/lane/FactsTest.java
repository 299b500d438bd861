package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.DocumentContext;
import com.jayway.jsonpath.JsonPath;
import io.evenkeel.practice.GuideMap;
import io.evenkeel.practice.Practice;
import io.evenkeel.spring.versions.ResolvedVersions;
import io.evenkeel.standard.PlatformStandard;
import io.evenkeel.standard.StandardKeys;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
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

@ExtendWith(OutputCaptureExtension.class)
class FactsTest {
    @TempDir
    private static Path folder;

    private static LocalDate until;
    private static LaneApp app;

    @BeforeAll
    static void start() {
        until = LocalDate.now(ZoneOffset.UTC).plusDays(30);
        app = LaneApp.start(
                WebApplicationType.SERVLET,
                List.of(),
                "management.endpoints.web.exposure.include=reliability,health,prometheus",
                "spring.application.name=orders",
                "evenkeel.service.owner=team <checkout>",
                "evenkeel.logs.datadog=true",
                "evenkeel.outbound.retry.max-retries=3",
                "evenkeel.deviations.outbound.retry.max-retries.because=slow <nights>",
                "evenkeel.deviations.outbound.retry.max-retries.until=" + until,
                "evenkeel.dependencies.payments.hosts=payments.internal",
                "evenkeel.dependencies.payments.timeout=2s",
                "evenkeel.facts.file=" + folder.resolve("reliability-facts.json"));
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
    }

    @Test
    void oneRequestTellsEveryEffectiveValueAndWhereItCameFrom() {
        DocumentContext json = read("/configuration");

        assertThat(json.<String>read("$.standard")).isEqualTo("2026.1");
        assertThat(json.<String>read("$.digest"))
                .isEqualTo(PlatformStandard.shipped().digest());
        assertThat(json.<Boolean>read("$.newest")).isTrue();
        assertThat(json.<List<String>>read("$.settings[*].key"))
                .startsWith(StandardKeys.names().toArray(String[]::new))
                .endsWith("dependencies.payments.timeout");
        Map<String, Object> retries = said("outbound.retry.max-retries", "3");
        Map<String, Object> timeout = said("dependencies.payments.timeout", "2s");
        assertThat(setting(json, "outbound.retry.max-retries")).isEqualTo(retries);
        assertThat(setting(json, "dependencies.payments.timeout")).isEqualTo(timeout);
        assertThat(setting(json, "tracing.sampling"))
                .containsEntry("property", "management.tracing.sampling.probability")
                .containsEntry("layer", "sdk");
        assertThat(setting(json, "breaker.window")).doesNotContainKey("property");

        Map<String, Object> ofTheStandard = new LinkedHashMap<>(retries);
        ofTheStandard.putAll(Map.of("value", "2", "layer", "sdk", "place", "2026.1.properties:35"));
        assertThat(json.<List<Map<String, Object>>>read("$.deviations[?(@.setting != 'logs.datadog')]"))
                .containsExactly(
                        Map.of(
                                "setting",
                                "outbound.timeout",
                                "found",
                                timeout,
                                "expected",
                                Map.of(
                                        "key", "outbound.timeout",
                                        "property", "evenkeel.outbound.timeout",
                                        "value", "30s",
                                        "layer", "sdk",
                                        "place", "2026.1.properties:28"),
                                "stricter",
                                true,
                                "waived",
                                false),
                        Map.of(
                                "setting",
                                "outbound.retry.max-retries",
                                "found",
                                retries,
                                "expected",
                                ofTheStandard,
                                "stricter",
                                false,
                                "because",
                                "slow <nights>",
                                "until",
                                until.toString(),
                                "waived",
                                true));
    }

    private static Map<String, Object> said(String key, String value) {
        String property = "evenkeel." + key;
        return Map.of(
                "key",
                key,
                "property",
                property,
                "value",
                value,
                "layer",
                "service",
                "place",
                "\"" + property + "\" from property source \"commandLineArgs\"");
    }

    private static Map<String, Object> setting(DocumentContext json, String key) {
        return json.<List<Map<String, Object>>>read("$.settings[?(@.key == '" + key + "')]")
                .get(0);
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
                        "maxRetries", 3));
        assertThat(json.<List<Boolean>>read("$.deviations[*].stricter")).containsExactly(true, false, false);
        assertThat(json.<List<Boolean>>read("$.deviations[*].waived")).containsExactly(false, false, true);
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
