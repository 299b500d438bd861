package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.lane.AloneApp.Setup;
import org.junit.jupiter.api.Test;

/** Modules that Spring Boot 4 has split off, so that an application may lack one. */
class MissingModulesTest {
    private static final String JOURNEY = "journeys: default (availability 99.9%, latency 99% within PT1S)";
    private static final String NO_WORK =
            "scheduled runs (no @EnableScheduling), Kafka listeners (spring-kafka is absent), ";
    private static final String OFF = "OkHttp (okhttp is absent), OpenFeign (feign-core is absent),"
            + " Kafka (spring-kafka is absent), Redis (lettuce-core is absent),"
            + " JDBC (datasource-micrometer is absent)";
    private static final String EXPORTS = ", export of traces, metrics and logs (evenkeel.otlp.endpoint is not set)";
    private static final String RESILIENCE4J = ", resilience4j meters (resilience4j-micrometer is absent)";

    @Test
    void withoutTheClientModulesTheClientsOfTheFrameworkAreStillGuarded() throws Exception {
        AloneApp app = AloneApp.run(
                Setup.ordinary()
                        .without(
                                "spring-boot-restclient",
                                "spring-boot-webclient",
                                "spring-boot-starter-restclient",
                                "spring-boot-starter-webclient"),
                "/hello");

        assertThat(app.said())
                .isEqualTo(AloneApp.heading() + JOURNEY
                        + ", on: Spring MVC, other messages, plain methods,"
                        + " RestClient, RestTemplate, WebClient, JDK HttpClient, tracing by Spring Boot, /actuator/prometheus; off: "
                        + NO_WORK
                        + "RestClient.Builder of Spring Boot (spring-boot-restclient is absent),"
                        + " WebClient.Builder of Spring Boot (spring-boot-webclient is absent), " + OFF + RESILIENCE4J
                        + EXPORTS);
        assertThat(app.complaints()).isEmpty();
        assertThat(app.answers().get(0).body()).isEqualTo("hello");
        assertThat(app.exit()).isZero();
    }

    @Test
    void withoutTheMicrometerModulesTheApplicationServesAndSaysThatItIsNotMeasured() throws Exception {
        AloneApp app = AloneApp.run(
                Setup.ordinary().without("spring-boot-micrometer", "spring-boot-starter-micrometer"), "/hello");

        assertThat(app.said())
                .isEqualTo(AloneApp.heading() + JOURNEY
                        + ", on: plain methods, RestClient, RestClient.Builder of Spring Boot, RestTemplate, WebClient,"
                        + " WebClient.Builder of Spring Boot, JDK HttpClient; off: Spring MVC (no bean of type ObservationRegistry), "
                        + NO_WORK + "other messages (no bean of type ObservationRegistry), " + OFF
                        + ", tracing (no bean of type Tracer that traces)" + RESILIENCE4J
                        + ", meters (no bean of type MeterRegistry, or several and none of them primary),"
                        + " /prometheus (not exposed, or not enabled)" + EXPORTS);
        assertThat(app.complaints()).isEmpty();
        assertThat(app.answers().get(0).body()).isEqualTo("hello");
        assertThat(app.exit()).isZero();
    }
}
