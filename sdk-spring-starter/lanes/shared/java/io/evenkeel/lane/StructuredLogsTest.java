package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.json.JsonParserFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What the console says, in each of its formats: one line for each event, with the keys, whatever baggage comes. */
@ExtendWith(OutputCaptureExtension.class)
class StructuredLogsTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String[] HOSTILE = {
        "\n",
        "\r\n",
        "\u2028",
        "\u2029",
        "\u0085",
        "\u001b[2J",
        "\u0000",
        "${jndi:ldap://127.0.0.1:1/x}",
        "${env:PATH}",
        "%X{trace_id}",
        "%n",
        "\"",
        "\\",
        "{\"a\":1}",
        "\uD800",
        "\u202E"
    };

    /** Spring Boot keeps the format in system properties, where the next application would find it. */
    @AfterEach
    void forgetTheFormat() {
        System.clearProperty("CONSOLE_LOG_STRUCTURED_FORMAT");
        System.clearProperty("CONSOLE_LOG_PATTERN");
    }

    @Test
    void ecs(CapturedOutput output) throws Exception {
        for (String line : handlerLines(output, "logging.structured.format.console=ecs")) {
            Map<String, Object> json = JsonParserFactory.getJsonParser().parseMap(line);
            assertThat(json)
                    .containsEntry("journey", "talk")
                    .containsEntry("trace_id", TRACE)
                    .containsEntry("message", "handler")
                    .containsKey("span_id");
            assertThat(json.get("service"))
                    .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                    .containsEntry("name", "shop")
                    .containsEntry("node", Map.of())
                    .doesNotContainKey("environment"); // Boot 4 takes the version from the runner's manifest
        }
    }

    @Test
    void logstash(CapturedOutput output) throws Exception {
        for (String line : handlerLines(output, "logging.structured.format.console=logstash")) {
            Map<String, Object> json = JsonParserFactory.getJsonParser().parseMap(line);
            assertThat(json)
                    .containsEntry("service", "shop")
                    .containsEntry("journey", "talk")
                    .containsEntry("trace_id", TRACE)
                    .containsEntry("message", "handler")
                    .containsEntry("dd.trace_id", "11803532876627986230")
                    .containsKey("span_id");
        }
    }

    @Test
    void pattern(CapturedOutput output) throws Exception {
        List<String> lines = handlerLines(
                output,
                "logging.pattern.console=LINE %X{service} %X{journey} %X{trace_id} %X{tenant} %m handler end%n");
        assertThat(lines)
                .allSatisfy(line ->
                        assertThat(line).startsWith("LINE shop talk " + TRACE).endsWith("handler end"));
    }

    private static List<String> handlerLines(CapturedOutput output, String format) throws Exception {
        int requests = 60;
        Random random = new Random(7);
        try (LaneApp app = LaneApp.start(
                WebApplicationType.SERVLET,
                List.of(Talkative.class),
                format,
                "spring.application.name=shop",
                "evenkeel.logs.datadog=true",
                "evenkeel.logs.baggage-keys=tenant",
                "management.tracing.sampling.probability=0.0")) {
            new TestClient().get(app.url("/ok/1"));
            int begin = output.getOut().length();
            for (int i = 0; i < requests; i++) {
                String tenant = IntStream.range(0, 1 + random.nextInt(6))
                        .mapToObj(at -> random.nextBoolean() ? "acme" : HOSTILE[random.nextInt(HOSTILE.length)])
                        .collect(Collectors.joining());
                HttpRequest request = HttpRequest.newBuilder(URI.create(app.url("/talk/plain")))
                        .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-00")
                        .header(
                                "baggage",
                                "tenant="
                                        + URLEncoder.encode(tenant, StandardCharsets.UTF_8)
                                                .replace("+", "%20"))
                        .build();
                assertThat(HttpClient.newHttpClient()
                                .send(request, BodyHandlers.ofString())
                                .body())
                        .isEqualTo("said");
            }
            List<String> lines = output.getOut().substring(begin).lines().toList();
            assertThat(lines).hasSize(requests);
            assertThat(lines).allSatisfy(line -> assertThat(line)
                    .contains("handler")
                    .doesNotContain("${", "%X", "\u2028", "\u2029", "\u0085", "\u001b", "\u202E"));
            assertThat(lines).anySatisfy(line -> assertThat(line).contains("acme"));
            return lines;
        }
    }
}
