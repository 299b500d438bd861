package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

@ExtendWith(OutputCaptureExtension.class)
class StartLineTest {
    @Configuration(proxyBeanMethods = false)
    @EnableScheduling
    static class Scheduling {}

    private static final String WORK = "Kafka listeners, other messages, plain methods, ";
    private static final String JOBS = "scheduled runs (no @EnableScheduling), ";
    private static final String CLIENTS = "RestClient, RestClient.Builder of Spring Boot, RestTemplate, WebClient,"
            + " WebClient.Builder of Spring Boot, JDK HttpClient, OkHttp, OpenFeign, Kafka, tracing by Spring Boot";
    private static final String LIBRARIES = "Redis (lettuce-core is absent), JDBC (datasource-micrometer is absent),"
            + " resilience4j meters (resilience4j-micrometer is absent)";
    private static final String EXPORTS = ", export of traces, metrics and logs (evenkeel.otlp.endpoint is not set)";

    @Test
    void namesTheEndpointThatIsNotExposed(CapturedOutput output) {
        try (LaneApp app =
                LaneApp.start(WebApplicationType.SERVLET, "management.endpoints.web.exposure.include=info")) {
            assertThat(features(output))
                    .containsExactly("on: Spring MVC, " + WORK + CLIENTS + "; off: " + JOBS + LIBRARIES
                            + ", /prometheus (not exposed, or not enabled)" + EXPORTS);
            assertThat(new TestClient().get(app.url("/actuator/prometheus")).statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void namesTheBasePathThatTheApplicationHasChosen(CapturedOutput output) {
        try (LaneApp app = LaneApp.start(WebApplicationType.REACTIVE, "management.endpoints.web.base-path=/manage")) {
            assertThat(features(output))
                    .containsExactly("on: Spring WebFlux, " + WORK + CLIENTS + ", /manage/prometheus; off: " + JOBS
                            + LIBRARIES + EXPORTS);
            assertThat(new TestClient().get(app.url("/manage/prometheus")).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void saysThatWorkDoesNotComeInThroughTheWebWhereThereIsNone(CapturedOutput output) {
        try (LaneApp app = LaneApp.start(WebApplicationType.NONE)) {
            assertThat(app.context().isRunning()).isTrue();
            assertThat(features(output))
                    .containsExactly("on: " + WORK + CLIENTS + "; off: inbound (no web application), " + JOBS
                            + LIBRARIES + ", /prometheus (no web application)" + EXPORTS);
        }
    }

    @Test
    void saysThatAClientWithoutTimeOutsGotSome(CapturedOutput output) {
        String line = "a client without time-outs got the defaults: connect PT1S, read PT7S";
        String[] properties = {"evenkeel.outbound.connect-timeout=1s", "evenkeel.outbound.timeout=7s"};
        try (LaneApp app =
                LaneApp.start(WebApplicationType.NONE, List.of(OutboundClients.PlainBeans.class), properties)) {
            assertThat(app.context().isRunning()).isTrue();
            assertThat(output.toString().split(line, -1)).hasSize(2);
        }
    }

    @Test
    void namesThePropertyThatSwitchedAFeatureOff(CapturedOutput output) {
        try (LaneApp app = LaneApp.start(
                WebApplicationType.SERVLET,
                "evenkeel.outbound.rest-client=false",
                "evenkeel.outbound.rest-template=false",
                "evenkeel.outbound.web-client=false",
                "spring.aop.auto=false",
                "spring.kafka.listener.observation-enabled=false",
                "evenkeel.outbound.jdk-http-client=false",
                "evenkeel.outbound.ok-http=false",
                "evenkeel.outbound.feign=false",
                "evenkeel.outbound.kafka=false",
                "management.observations.enable.http.server.requests=false")) {
            assertThat(app.context().isRunning()).isTrue();
            assertThat(features(output))
                    .containsExactly("on: other messages, tracing by Spring Boot, /actuator/prometheus; off:"
                            + " Spring MVC (management.observations.enable.http.server.requests is false), " + JOBS
                            + "Kafka listeners (spring.kafka.listener.observation-enabled is false),"
                            + " plain methods (spring.aop.auto is false),"
                            + " RestClient (evenkeel.outbound.rest-client is false),"
                            + " RestTemplate (evenkeel.outbound.rest-template is false),"
                            + " WebClient (evenkeel.outbound.web-client is false),"
                            + " JDK HttpClient (evenkeel.outbound.jdk-http-client is false),"
                            + " OkHttp (evenkeel.outbound.ok-http is false),"
                            + " OpenFeign (evenkeel.outbound.feign is false),"
                            + " Kafka (evenkeel.outbound.kafka is false), " + LIBRARIES + EXPORTS);
        }
    }

    @Test
    void namesScheduledRunsWhereTheApplicationHasThem(CapturedOutput output) {
        try (LaneApp app = LaneApp.start(
                WebApplicationType.SERVLET,
                List.of(Scheduling.class),
                "management.observations.enable.spring.kafka.listener=false")) {
            assertThat(app.context().isRunning()).isTrue();
            assertThat(features(output))
                    .containsExactly("on: Spring MVC, scheduled runs, other messages, plain methods, " + CLIENTS
                            + ", /actuator/prometheus; off:"
                            + " Kafka listeners (management.observations.enable.spring.kafka.listener is false), "
                            + LIBRARIES + EXPORTS);
        }
    }

    @Test
    void namesThePropertyThatKeepsScheduledRunsFromBeingObserved(CapturedOutput output) {
        try (LaneApp app = LaneApp.start(
                WebApplicationType.NONE,
                List.of(Scheduling.class),
                "management.observations.enable.tasks.scheduled.execution=false")) {
            assertThat(app.context().isRunning()).isTrue();
            assertThat(features(output))
                    .singleElement()
                    .asString()
                    .contains("scheduled runs (management.observations.enable.tasks.scheduled.execution is false), ");
        }
    }

    /** Of each line that says that the SDK is active, what it says about its features. */
    private static List<String> features(CapturedOutput output) {
        return output.getOut()
                .lines()
                .filter(line -> line.contains(" is active: "))
                .map(line -> line.replaceFirst(".*?, (?=on: )", ""))
                .toList();
    }
}
