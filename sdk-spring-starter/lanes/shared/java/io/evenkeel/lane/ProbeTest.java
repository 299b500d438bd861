package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Probes and management traffic are excluded, wherever the application has them; nothing else is. */
class ProbeTest {
    private static final String[] OWN_PORT = {
        "management.server.port=0",
        "management.server.address=127.0.0.1",
        // With Tomcat and Netty on the class path, Boot 4 would have two servers for that port.
        "spring.autoconfigure.exclude=org.springframework.boot.tomcat.autoconfigure.actuate.web.server"
                + ".TomcatReactiveManagementContextAutoConfiguration"
    };

    /** A business path that is also the name of an endpoint, and one that begins like one. */
    @RestController
    static class Sessions {
        @GetMapping("/sessions")
        String sessions() {
            return "of the theatre";
        }

        @GetMapping("/healthy")
        String healthy() {
            return "food";
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import(Sessions.class)
    static class Theatre {}

    @ParameterizedTest
    @EnumSource(names = {"SERVLET", "REACTIVE"})
    void theActuatorTheAdditionalPathsOfHealthAndTheConfiguredPaths(WebApplicationType web) {
        try (LaneApp app = LaneApp.start(
                web,
                "management.endpoint.health.probes.enabled=true",
                "management.endpoint.health.probes.add-additional-paths=true",
                "evenkeel.inbound.probe-paths=/livez,/readyz,/unhandled")) {
            send(
                    app.port(),
                    "/actuator 200",
                    "/actuator/ 404",
                    "/actuator/health 200",
                    "/actuator/health/liveness 200",
                    "/actuator/prometheus 200",
                    "POST /actuator/health 405",
                    "/livez 200",
                    "/readyz 200",
                    "/unhandled 500",
                    "/actuators 404",
                    "/livezz 404",
                    "/ok/actuator 200");

            assertCounted(app, 8, Map.of("default good", 1L, "default client_fault", 3L));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVLET", "REACTIVE"})
    void anotherBasePath(WebApplicationType web) {
        try (LaneApp app = LaneApp.start(
                web,
                "management.endpoints.web.base-path=/manage",
                "management.endpoints.web.path-mapping.health=alive")) {
            send(
                    app.port(),
                    "/manage 200",
                    "/manage/alive 200",
                    "/manage/prometheus 200",
                    "/actuator/health 404",
                    "/ok/manage 200");

            assertCounted(app, 3, Map.of("default good", 1L, "default client_fault", 1L));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVLET", "REACTIVE"})
    void endpointsBesideThePathsOfTheApplication(WebApplicationType web) {
        try (LaneApp app = LaneApp.start(web, List.of(Theatre.class), "management.endpoints.web.base-path=/")) {
            send(app.port(), "/health 200", "/prometheus 200", "/sessions 200", "/healthy 200", "/ok/health 200");

            assertCounted(app, 2, Map.of("default good", 3L));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVLET", "REACTIVE"})
    void aPortOfItsOwn(WebApplicationType web) {
        try (LaneApp app = LaneApp.start(web, List.of(), OWN_PORT)) {
            send(managementPort(app), "/actuator 200", "/actuator/health 200", "/actuator/prometheus 200");
            send(app.port(), "/ok/1 200", "/status/404 404");

            // Spring MVC does not observe what comes in at a management port; WebFlux does.
            assertCounted(
                    app,
                    web == WebApplicationType.SERVLET ? 0 : 3,
                    Map.of("default good", 1L, "default client_fault", 1L));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVLET", "REACTIVE"})
    void aPathOfTheApplicationIsNoProbeBecauseAnEndpointHasItAtAnotherPort(WebApplicationType web) {
        String[] properties = Stream.concat(
                        Arrays.stream(OWN_PORT),
                        Stream.of(
                                "management.endpoints.web.base-path=/",
                                "management.endpoints.web.exposure.include=*",
                                "evenkeel.journeys.theatre.routes=/sessions"))
                .toArray(String[]::new);
        try (LaneApp app = LaneApp.start(web, List.of(Theatre.class, SessionsEndpoint.class), properties)) {
            send(managementPort(app), "/sessions 200", "/health 200");
            send(app.port(), "/sessions 200", "/health 404");

            assertCounted(
                    app,
                    web == WebApplicationType.SERVLET ? 0 : 2,
                    Map.of("theatre good", 1L, "default client_fault", 1L));
        }
    }

    private static int managementPort(LaneApp app) {
        return Integer.parseInt(app.context().getEnvironment().getRequiredProperty("local.management.port"));
    }

    /** Sends requests, by GET if they say no method, each of them with the status that it has to be answered with. */
    private static void send(int port, String... requestsAndStatus) {
        assertThat(Arrays.stream(requestsAndStatus).map(one -> {
                    String request = one.substring(0, one.lastIndexOf(' '));
                    String asked = request.startsWith("/") ? "GET " + request : request;
                    return request + " " + RawAnswer.to(port, asked).status();
                }))
                .containsExactly(requestsAndStatus);
    }

    private static void assertCounted(LaneApp app, long probes, Map<String, Long> events) {
        await().untilAsserted(() -> {
            Scrape meters = app.meters();
            assertThat(meters.eventsByJourney()).isEqualTo(events);
            assertThat(meters.sum("slo_events_excluded_total", "reason=\"probe\""))
                    .isEqualTo(probes);
        });
    }
}
