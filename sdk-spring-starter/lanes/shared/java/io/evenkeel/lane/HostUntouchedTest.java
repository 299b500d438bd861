package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.evenkeel.Reliability;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.WebApplicationType;

/** An application with beans of its own is the same with Evenkeel as without. */
class HostUntouchedTest {
    private static final List<String> REQUESTS =
            List.of("/ok/1", "/ok/2", "/status/404", "/handled/409", "/handled/502", "/unhandled", "/actuator/health");
    private static final List<Class<?>> SHARED_TYPES =
            List.of(MeterRegistry.class, ObservationRegistry.class, CircuitBreakerRegistry.class);

    /** What the application shows, to its users and to its operators. */
    private record Shown(
            Map<String, RawAnswer> answers,
            Map<String, Long> requestCounts,
            int observedByTheHost,
            Map<String, List<String>> beans) {}

    @ParameterizedTest
    @EnumSource(names = {"SERVLET", "REACTIVE"})
    void itsAnswersItsOwnMetersItsHealthAndItsBeansStay(WebApplicationType web) {
        Shown without = shown(web, "evenkeel.enabled=false");
        Shown with = shown(web);

        assertThat(with).isEqualTo(without);
        assertThat(with.answers())
                .hasSize(REQUESTS.size())
                .extractingByKey("/actuator/health")
                .extracting(RawAnswer::body)
                .asString()
                .contains("\"host\":{\"status\":\"UP\"}");
        assertThat(with.requestCounts()).hasSize(6).allSatisfy((series, count) -> assertThat(series)
                .contains("tenant=\"acme\"", "region=\"eu\""));
        assertThat(with.requestCounts().values().stream().mapToLong(Long::longValue))
                .containsExactlyInAnyOrder(2L, 1L, 1L, 1L, 1L, 1L);
        assertThat(with.observedByTheHost()).isEqualTo(REQUESTS.size());
    }

    @Test
    void itsBreakerRegistrySeesNoBreakerOfOurs() {
        try (LaneApp app = start(WebApplicationType.SERVLET)) {
            app.bean(Reliability.class).dependency("payments").run(() -> {});

            assertThat(app.bean(CircuitBreakerRegistry.class).getAllCircuitBreakers())
                    .extracting(CircuitBreaker::getName)
                    .containsExactly("of the host");
        }
    }

    @Test
    void itsMeterRegistryAndItsFilterSeeOurMetersToo() {
        try (LaneApp app = start(WebApplicationType.SERVLET)) {
            RawAnswer.to(app.port(), "GET /ok/1");

            assertThat(app.context()
                            .getBean("hostRegistry", SimpleMeterRegistry.class)
                            .get("slo.events")
                            .tags("region", "eu", "journey", "default", "objective", "availability", "result", "good")
                            .counter()
                            .count())
                    .isEqualTo(1);
        }
    }

    private static Shown shown(WebApplicationType web, String... properties) {
        try (LaneApp app = start(web, properties)) {
            Map<String, RawAnswer> answers = new TreeMap<>();
            for (String path : REQUESTS) {
                answers.put(path, RawAnswer.to(app.port(), "GET " + path));
            }
            HostBeans.Requests host = app.bean(HostBeans.Requests.class);
            await().untilAsserted(() -> {
                assertThat(host.ended()).isEqualTo(REQUESTS.size());
                assertThat(app.meters().sum("http_server_requests_seconds_count"))
                        .isEqualTo(REQUESTS.size());
            });
            Map<String, Long> counts = new TreeMap<>();
            for (String line : app.meters().lines()) {
                if (line.startsWith("http_server_requests_seconds_count")) {
                    int value = line.lastIndexOf(' ');
                    String series = line.substring(0, value).replace(",service_name=\"unknown_service\"", "");
                    counts.put(series, Math.round(Double.parseDouble(line.substring(value))));
                }
            }
            Map<String, List<String>> beans = new TreeMap<>();
            SHARED_TYPES.forEach(type ->
                    beans.put(type.getSimpleName(), List.of(app.context().getBeanNamesForType(type))));
            return new Shown(answers, counts, host.ended(), beans);
        }
    }

    private static LaneApp start(WebApplicationType web, String... properties) {
        return LaneApp.start(
                web,
                List.of(HostBeans.class, HostHealth.class),
                Stream.concat(
                                Arrays.stream(properties),
                                Stream.of(
                                        "management.endpoints.web.exposure.include=health,prometheus",
                                        "management.endpoint.health.show-components=always",
                                        // The starter brings the registry; without us it would push.
                                        "management.otlp.metrics.export.enabled=false"))
                        .toArray(String[]::new));
    }
}
