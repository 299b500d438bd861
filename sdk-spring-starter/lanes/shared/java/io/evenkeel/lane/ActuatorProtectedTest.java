package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.lane.AloneApp.Setup;
import io.evenkeel.practice.Finding;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.WebApplicationType;

/** Which endpoints of the actuator are open to anyone, with and without Spring Security. */
@Tag("long")
class ActuatorProtectedTest {
    private static final String INCLUDE = "management.endpoints.web.exposure.include=";
    private static final String REMEDY =
            " (expected: not in management.endpoints.web.exposure.include, or behind Spring"
                    + " Security, or management.server.address=127.0.0.1 with a management.server.port)";

    @ParameterizedTest
    @EnumSource(names = {"SERVLET", "REACTIVE"})
    void whatTellsSecretsOrChangesSomethingIsOpenWithoutSecurity(WebApplicationType web) {
        assertThat(found(web, INCLUDE + "health,loggers,threaddump,metrics,info"))
                .isEqualTo(Finding.failed("loggers, threaddump: open for anyone" + REMEDY));
    }

    @Test
    void levelsThatCannotBeChangedAreForEveryone() {
        assertThat(found(
                        WebApplicationType.SERVLET,
                        INCLUDE + "health,loggers",
                        "management.endpoint.loggers.access=read-only"))
                .isEqualTo(Finding.passed("no endpoint is exposed that tells secrets or changes something"));
    }

    @Test
    void ourOwnEndpointTellsVersionsPlacesAndHosts() {
        assertThat(found(WebApplicationType.SERVLET, INCLUDE + "health,reliability"))
                .isEqualTo(Finding.failed("reliability: open for anyone" + REMEDY));
    }

    @Test
    void aPortOfTheLoopbackInterfaceIsProtection() {
        assertThat(found(
                        WebApplicationType.SERVLET,
                        INCLUDE + "health,env",
                        "management.server.port=0",
                        "management.server.address=127.0.0.1"))
                .isEqualTo(Finding.passed("env: at a port of 127.0.0.1 only"));
        assertThat(found(
                        WebApplicationType.SERVLET,
                        INCLUDE + "health,env",
                        "management.server.port=0",
                        "management.server.address=0.0.0.0"))
                .isEqualTo(Finding.failed("env: open for anyone" + REMEDY));
    }

    @Test
    void springSecurityIsAskedWhomItLetsIn() throws Exception {
        AloneApp app = AloneApp.run(
                Setup.ordinary().with("spring-security", "spring-boot-security").set(INCLUDE + "health,env,loggers"),
                "/actuator/env");

        assertThat(app.answers().get(0).status()).isEqualTo(401);
        assertThat(practices(app)).doesNotContain("actuator-protected").contains("failed: service-named");
    }

    @Test
    void withoutSpringSecurityTheSameApplicationFails() throws Exception {
        AloneApp app = AloneApp.run(Setup.ordinary().set(INCLUDE + "health,env,loggers"), "/actuator/env");

        assertThat(app.answers().get(0).status()).isEqualTo(200);
        assertThat(practices(app)).contains("actuator-protected");
    }

    private static String practices(AloneApp app) {
        return app.log().stream()
                .filter(line -> line.contains("Practices: "))
                .findFirst()
                .orElseThrow();
    }

    private static Finding found(WebApplicationType web, String... properties) {
        try (LaneApp app = LaneApp.start(web, List.of(), properties)) {
            return WellKept.found(app).get("actuator-protected");
        }
    }
}
