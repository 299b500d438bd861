package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.practice.Finding;
import io.evenkeel.practice.PracticeState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;

/** What applications answer to the guide map. */
@ExtendWith(OutputCaptureExtension.class)
class PracticesTest {
    /** What the standard and the check of versions know: told where these are tested. */
    private static final List<String> ASKING_A_BEAN =
            List.of("versions-patched", "deviations-explained", "standard-current");

    private static final boolean PROBES_ARE_A_DEFAULT =
            !SpringBootVersion.getVersion().startsWith("3.");

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Plain extends WellKept.OnAMachine {}

    @AfterEach
    void forgetTheFormat() {
        PracticeMutations.forgetTheFormat();
    }

    @Test
    void aWellKeptServiceFollowsAllOfThemAndSaysByWhatItKnows(CapturedOutput output) {
        WellKept service = new WellKept();
        try (LaneApp app = service.start()) {
            Map<String, Finding> found = WellKept.found(app);

            assertThat(found)
                    .allSatisfy((practice, finding) ->
                            assertThat(finding.state()).as(practice + finding).isEqualTo(PracticeState.PASSED));
            assertThat(evidence(found))
                    .containsEntry("service-named", "shop")
                    .containsEntry("environment-named", "production")
                    .containsEntry("build-identified", "1.4.2 at 0123456789ab")
                    .containsEntry("owner-named", "team-shop")
                    .containsEntry("metrics-exported", "/actuator/prometheus")
                    .containsEntry("journeys-declared", "checkout")
                    .containsEntry("probes-exposed", "/actuator/health/liveness, /actuator/health/readiness")
                    .containsEntry("shutdown-graceful", "server.shutdown=graceful, up to 30s")
                    .containsEntry("timeouts-set", "payments 30s, others 30s, connecting 2s")
                    .containsEntry("logs-structured", "logging.structured.format.console=logstash")
                    .containsEntry(
                            "actuator-protected", "no endpoint is exposed that tells secrets or changes something")
                    .containsEntry("runbooks-linked", "evenkeel.service.runbook")
                    .containsEntry("traces-continued", "traceparent is read and written by Spring Boot")
                    .containsEntry("traces-exported", "traces to http://127.0.0.1:9/v1/traces")
                    .containsEntry("logs-correlated", "trace_id and journey, as fields")
                    .containsEntry("retried-once", "no bean is retried by another library")
                    .containsEntry("latency-promised", "checkout, default")
                    .containsEntry("freshness-promised", "scheduled")
                    .containsEntry("clients-guarded", "every client that is a bean")
                    .containsEntry("deviations-explained", "deadline.mode is stricter")
                    .containsEntry("standard-current", "2026.1");
            assertThat(found.toString()).doesNotContain("secret,", "token");
            assertThat(app.scrape().lines().stream()
                            .filter(line -> line.startsWith("reliability_practice{"))
                            .toList())
                    .hasSize(35)
                    .allSatisfy(line -> assertThat(line).endsWith("} 1.0"));
            assertThat(said(output)).containsExactly("Practices: level A; C 12 of 12, B 14 of 14, A 9 of 9");
        }
    }

    @Test
    void anApplicationWithoutAnyConfigurationFollowsTheseAlready() {
        try (LaneApp app = LaneApp.startOnly(WebApplicationType.SERVLET, List.of(Plain.class))) {
            Map<String, Finding> found = WellKept.found(app);
            found.keySet().removeAll(ASKING_A_BEAN);

            assertThat(ids(found, PracticeState.FAILED))
                    .containsExactlyElementsOf(without(
                            PROBES_ARE_A_DEFAULT ? "probes-exposed" : "",
                            "service-named",
                            "environment-named",
                            "build-identified",
                            "owner-named",
                            "journeys-declared",
                            "probes-exposed",
                            "logs-structured",
                            "runbooks-linked",
                            "dashboards-linked",
                            "traces-exported",
                            "deadlines-honoured"));
            assertThat(ids(found, PracticeState.SKIPPED)).containsExactly("objectives-reviewed", "freshness-promised");
            assertThat(ids(found, PracticeState.UNIMPLEMENTED)).isEmpty();
            assertThat(ids(found, PracticeState.PASSED))
                    .containsExactlyElementsOf(without(
                            PROBES_ARE_A_DEFAULT ? "" : "probes-exposed",
                            "metrics-exported",
                            "probes-exposed",
                            "shutdown-graceful",
                            "timeouts-set",
                            "actuator-protected",
                            "traces-continued",
                            "logs-correlated",
                            "retries-budgeted",
                            "retried-once",
                            "breakers-enforced",
                            "concurrency-limited",
                            "resources-limited",
                            "sdk-recent",
                            "telemetry-redacted",
                            "latency-promised",
                            "clients-guarded",
                            "context-carried",
                            "memory-exhaustion-handled",
                            "user-unprivileged",
                            "sdk-faultless"));
            assertThat(evidence(found))
                    .containsEntry("logs-correlated", "trace_id, in the pattern")
                    .containsEntry("timeouts-set", "others 30s, connecting 2s")
                    .containsEntry("latency-promised", "default");
        }
    }

    @Test
    void aWorkerWithoutTheWebSkipsWhatIsAboutTheWeb() {
        try (LaneApp app = LaneApp.startOnly(WebApplicationType.NONE, List.of(Plain.class))) {
            Map<String, Finding> found = WellKept.found(app);

            assertThat(ids(found, PracticeState.SKIPPED))
                    .containsExactly(
                            "probes-exposed",
                            "shutdown-graceful",
                            "actuator-protected",
                            "objectives-reviewed",
                            "latency-promised",
                            "freshness-promised");
            assertThat(found.get("metrics-exported").state()).isEqualTo(PracticeState.FAILED);
        }
    }

    @Test
    void onWebFluxTheSameIsAsked() {
        WellKept service = new WellKept();
        service.configurations.add(NettyServer.class);
        try (LaneApp app = service.start(WebApplicationType.REACTIVE)) {
            assertThat(ids(WellKept.found(app), PracticeState.PASSED)).hasSize(35);
        }
    }

    private static List<String> without(String practice, String... all) {
        return Stream.of(all).filter(each -> !each.equals(practice)).toList();
    }

    private static List<String> ids(Map<String, Finding> found, PracticeState state) {
        return found.entrySet().stream()
                .filter(entry -> entry.getValue().state() == state)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Map<String, String> evidence(Map<String, Finding> found) {
        Map<String, String> evidence = new LinkedHashMap<>();
        found.forEach((practice, finding) -> evidence.put(practice, finding.evidence()));
        return evidence;
    }

    private static List<String> said(CapturedOutput output) {
        return output.getOut()
                .lines()
                .filter(line -> line.contains("Practices: "))
                .map(line -> line.replaceFirst(".*(Practices: [^\"]*).*", "$1"))
                .toList();
    }
}
