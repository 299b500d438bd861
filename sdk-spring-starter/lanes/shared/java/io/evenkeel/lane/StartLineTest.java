package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class StartLineTest {
    private static final String CLIENTS = "RestClient, RestClient.Builder of Spring Boot, RestTemplate, WebClient,"
            + " WebClient.Builder of Spring Boot";
    private static final String LIBRARIES =
            "tracing (micrometer-tracing is absent), resilience4j meters (resilience4j-micrometer is absent)";

    @Test
    void namesTheEndpointThatIsNotExposed(CapturedOutput output) {
        try (LaneApp app =
                LaneApp.start(WebApplicationType.SERVLET, "management.endpoints.web.exposure.include=info")) {
            assertThat(features(output))
                    .containsExactly("on: Spring MVC, " + CLIENTS + "; off: " + LIBRARIES
                            + ", /prometheus (not exposed, or not enabled)");
            assertThat(new TestClient().get(app.url("/actuator/prometheus")).statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void namesTheBasePathThatTheApplicationHasChosen(CapturedOutput output) {
        try (LaneApp app = LaneApp.start(WebApplicationType.REACTIVE, "management.endpoints.web.base-path=/manage")) {
            assertThat(features(output))
                    .containsExactly("on: Spring WebFlux, " + CLIENTS + ", /manage/prometheus; off: " + LIBRARIES);
            assertThat(new TestClient().get(app.url("/manage/prometheus")).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void saysThatWorkDoesNotComeInThroughTheWebWhereThereIsNone(CapturedOutput output) {
        try (LaneApp app = LaneApp.start(WebApplicationType.NONE)) {
            assertThat(app.context().isRunning()).isTrue();
            assertThat(features(output))
                    .containsExactly("on: " + CLIENTS + "; off: inbound (no web application), " + LIBRARIES
                            + ", /prometheus (no web application)");
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
                "management.observations.enable.http.server.requests=false")) {
            assertThat(app.context().isRunning()).isTrue();
            assertThat(features(output))
                    .containsExactly("on: /actuator/prometheus; off:"
                            + " Spring MVC (management.observations.enable.http.server.requests is false),"
                            + " RestClient (evenkeel.outbound.rest-client is false),"
                            + " RestTemplate (evenkeel.outbound.rest-template is false),"
                            + " WebClient (evenkeel.outbound.web-client is false), " + LIBRARIES);
        }
    }

    /** Of each line that says that the SDK is active, what it says about its features. */
    private static List<String> features(CapturedOutput output) {
        return output.getOut()
                .lines()
                .filter(line -> line.contains(" is active: "))
                .map(line -> line.substring(line.indexOf(", dependencies: [], ") + ", dependencies: [], ".length()))
                .toList();
    }
}
