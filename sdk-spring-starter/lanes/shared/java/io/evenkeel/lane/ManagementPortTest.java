package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.practice.Finding;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;

/** Spring Boot knows endpoints that it has no port for: whoever looks at them must not believe in those. */
class ManagementPortTest {
    private static final String NONE = "management.server.port=-1";
    private static final String EXPOSED = "management.endpoints.web.exposure.include=*";
    private static final String PROBES = "management.endpoint.health.probes.enabled=true";

    @Test
    void withoutAPortNothingIsScrapedProbedOrOpen() {
        try (LaneApp app = LaneApp.start(WebApplicationType.SERVLET, NONE, EXPOSED, PROBES)) {
            assertThat(new TestClient().get(app.url("/actuator/prometheus")).statusCode())
                    .isEqualTo(404);
            assertThat(WellKept.found(app))
                    .containsAllEntriesOf(Map.of(
                            "metrics-exported",
                            Finding.failed("nowhere (expected: prometheus in"
                                    + " management.endpoints.web.exposure.include, or evenkeel.otlp.metrics)"),
                            "probes-exposed",
                            Finding.failed("management.server.port=-1 (expected: a port, or"
                                    + " management.endpoint.health.probes.add-additional-paths=true)"),
                            "actuator-protected",
                            Finding.skipped("no endpoints over HTTP: management.server.port=-1")));
        }
    }

    @Test
    void whatIsSentAndWhatIsAtThePortOfTheApplicationStillCounts() {
        try (LaneApp app = LaneApp.start(
                WebApplicationType.SERVLET,
                NONE,
                EXPOSED,
                PROBES,
                "management.endpoint.health.probes.add-additional-paths=true",
                "evenkeel.otlp.endpoint=http://127.0.0.1:9",
                "evenkeel.otlp.metrics=true")) {
            for (String probe : new String[] {"/livez", "/readyz"}) {
                assertThat(new TestClient().get(app.url(probe)).statusCode()).isEqualTo(200);
            }
            assertThat(WellKept.found(app))
                    .containsEntry("metrics-exported", Finding.passed("otlpMeterRegistry"))
                    .containsEntry("probes-exposed", Finding.passed("/livez, /readyz"));
        }
    }
}
