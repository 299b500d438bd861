package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.awaitility.Awaitility.await;

import io.evenkeel.lane.OtlpReceiver.Received;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With the real OpenTelemetry Java agent, in a process of its own: who records, and that nothing is recorded twice. */
@Tag("long")
class OpenTelemetryAgentTest {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int CALLS = 3;

    @ParameterizedTest
    @ValueSource(strings = {"servlet", "reactive"})
    void theAgentMakesOneSpanOfEachAndOursSayWhatWasCounted(String stack) throws IOException {
        List<String> log = new ArrayList<>();
        List<RawAnswer> answers = new ArrayList<>();
        try (OtlpReceiver receiver = new OtlpReceiver()) {
            run(stack, List.of(), receiver, log, port -> {
                for (int i = 0; i < CALLS; i++) {
                    assertThat(RawAnswer.to(port, "GET /call?url=" + receiver.url() + "/remote")
                                    .body())
                            .isEqualTo("remote");
                }
                answers.add(RawAnswer.to(port, "GET /answer/200"));
                answers.add(RawAnswer.to(port, "GET /answer/503"));
                await().atMost(PATIENCE)
                        .until(() -> receiver.received().stream().anyMatch(span -> "bad".equals(result(span))));
                answers.add(RawAnswer.to(
                        port, "GET /actuator/prometheus", "Accept: application/openmetrics-text; version=1.0.0"));
            });

            assertThat(answers.get(0).body()).isEqualTo("noop");
            assertThat(log)
                    .filteredOn(line -> line.contains(" is active: "))
                    .singleElement(STRING)
                    .contains("tracing by the OpenTelemetry agent, ");
            assertThat(receiver.received()).noneMatch(span -> span.scope().startsWith("org.springframework.boot"));
            assertThat(said(receiver, "SERVER"))
                    .isEqualTo(Map.of(
                            "/call good call",
                            CALLS,
                            "/answer/{status} good default",
                            1,
                            "/answer/{status} bad default own_error ERROR",
                            1));
            assertThat(receiver.received().stream().filter(span -> span.kind().equals("CLIENT")))
                    .hasSize(CALLS);
            assertThat(receiver.received().stream()
                            .filter(span -> "settle".equals(span.attributes().get("slo.journey"))))
                    .singleElement()
                    .satisfies(span -> assertThat(result(span)).isEqualTo("good"));

            Scrape scrape = Scrape.of(answers.get(2).body().replaceAll(" # \\{.*", ""));
            assertThat(scrape.eventsByJourney())
                    .isEqualTo(Map.of("call good", 3L, "default good", 1L, "default bad", 1L, "settle good", 1L));
            assertThat(scrape.sum("dependency_calls_seconds_count", "outcome=\"success\""))
                    .isEqualTo(CALLS);
            assertThat(scrape.sum("reliability_sdk_faults_total")).isZero();
            Received bad = receiver.received().stream()
                    .filter(span -> "bad".equals(result(span)))
                    .findFirst()
                    .orElseThrow();
            assertThat(answers.get(2).body().lines())
                    .filteredOn(line -> line.startsWith("slo_bad_events_total{")
                            && line.contains("own_error")
                            && line.contains("objective=\"availability\"")
                            && line.contains("journey=\"default\""))
                    .singleElement(STRING)
                    .contains("# {span_id=\"" + bad.spanId() + "\",trace_id=\"" + bad.traceId() + "\"}");
        }
    }

    @Test
    void theAgentThatIsSwitchedOffLeavesSpringBootToRecord() throws IOException {
        List<String> log = new ArrayList<>();
        try (OtlpReceiver receiver = new OtlpReceiver()) {
            run("servlet", List.of("-Dotel.javaagent.enabled=false"), receiver, log, port -> {
                assertThat(RawAnswer.to(port, "GET /answer/200").body()).isEqualTo("tracing");
            });

            assertThat(log)
                    .filteredOn(line -> line.contains(" is active: "))
                    .singleElement(STRING)
                    .contains("tracing by Spring Boot, ");
            assertThat(receiver.received())
                    .filteredOn(span -> span.kind().equals("SERVER"))
                    .singleElement()
                    .satisfies(span -> assertThat(span.scope()).isEqualTo("org.springframework.boot"));
        }
    }

    private interface Requests {
        void to(int port);
    }

    private static void run(
            String stack, List<String> options, OtlpReceiver receiver, List<String> log, Requests requests)
            throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options);
        command.addAll(List.of(
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx384m",
                "-javaagent:" + agent(),
                "-Dotel.service.name=shop",
                "-Dotel.exporter.otlp.endpoint=" + receiver.url(),
                "-Dotel.metrics.exporter=none",
                "-Dotel.logs.exporter=none",
                "-Dotel.bsp.schedule.delay=100",
                "-cp",
                System.getProperty("java.class.path"),
                AgentMain.class.getName(),
                "--spring.main.web-application-type=" + stack,
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--spring.main.banner-mode=off",
                "--logging.pattern.console=%p %m%n",
                "--evenkeel.metrics.identity-labels=false",
                "--evenkeel.journeys.call.objectives.availability.target=0.99", // the first one takes seconds
                "--evenkeel.journeys.default.objectives.availability.target=0.99",
                "--management.tracing.sampling.probability=1.0",
                "--management.otlp.tracing.endpoint=" + receiver.url() + "/v1/traces",
                "--management.opentelemetry.tracing.export.otlp.endpoint=" + receiver.url() + "/v1/traces"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        CompletableFuture.delayedExecutor(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .execute(process::destroyForcibly);
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                log.add(line);
                if (line.startsWith(AloneApp.PORT)) {
                    requests.to(Integer.parseInt(line.substring(AloneApp.PORT.length())));
                    process.getOutputStream().close(); // what it has not sent yet it sends while it ends
                }
            }
            assertThat(process.onExit().join().exitValue()).as("%s", log).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    private static String agent() {
        File[] found = Path.of("target", "optional")
                .toFile()
                .listFiles((folder, name) -> name.startsWith("opentelemetry-javaagent"));
        assertThat(found).hasSize(1);
        return found[0].getAbsolutePath();
    }

    private static String result(Received span) {
        return span.attributes().get("slo.result");
    }

    /** How many spans of a kind there are, by their route and what they say of ours. */
    private static Map<String, Integer> said(OtlpReceiver receiver, String kind) {
        Map<String, Integer> said = new TreeMap<>();
        for (Received span : receiver.received()) {
            if (span.kind().equals(kind)
                    && !"/actuator/prometheus".equals(span.attributes().get("http.route"))) {
                Map<String, String> attributes = span.attributes();
                String cause = attributes.get("slo.cause");
                boolean error = span.span().getStatus().getCodeValue() == 2;
                said.merge(
                        attributes.get("http.route") + " " + result(span) + " " + attributes.get("slo.journey")
                                + (cause == null ? "" : " " + cause)
                                + (error ? " ERROR" : ""),
                        1,
                        Integer::sum);
            }
        }
        return said;
    }
}
