package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.lane.AloneApp.Setup;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Spring Security stays in charge: exposing /actuator/prometheus by default opens nothing that it has closed. */
@Tag("long")
class SecuredHostTest {

    @Test
    void whatSecurityRefusesStaysRefusedAndIsCountedAsAFaultOfTheClient() throws Exception {
        AloneApp app = AloneApp.run(
                Setup.ordinary()
                        .with("spring-security", "spring-boot-security")
                        .set("spring.security.user.name=ops", "spring.security.user.password=secret"),
                "/hello",
                "/hello",
                "/actuator/prometheus",
                "ops:secret@/hello",
                "ops:secret@/actuator/prometheus");

        assertThat(app.answers().stream().map(RawAnswer::status)).containsExactly(401, 401, 401, 200, 200);
        Scrape scrape = Scrape.of(app.answers().get(4).body());
        assertThat(scrape.sum("slo_events_excluded_total", "reason=\"client_fault\""))
                .isEqualTo(2);
        assertThat(scrape.sum("slo_events_excluded_total", "reason=\"probe\"")).isEqualTo(1);
        assertThat(scrape.sum("slo_events_total", "objective=\"availability\"", "result=\"good\""))
                .isEqualTo(1);
        assertThat(scrape.sum("slo_events_total", "objective=\"availability\"", "result=\"bad\""))
                .isZero();
        assertThat(app.said()).startsWith(AloneApp.heading());
        assertThat(app.exit()).isZero();
    }
}
