package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.lane.AloneApp.Setup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An application is a process of its own here, because what is on its class path is what matters. */
@Tag("long")
class MissingLibrariesTest {
    private static final String[] REACTIVE = {
        "netty-",
        "reactive-streams",
        "reactor-",
        "spring-boot-netty",
        "spring-boot-reactor",
        "spring-boot-starter-reactor",
        "spring-boot-starter-webclient",
        "spring-boot-starter-webflux",
        "spring-boot-webclient",
        "spring-boot-webflux",
        "spring-webflux"
    };
    private static final String[] WEB = {
        "jakarta.servlet",
        "spring-boot-http",
        "spring-boot-restclient",
        "spring-boot-servlet",
        "spring-boot-starter-json",
        "spring-boot-starter-restclient",
        "spring-boot-starter-tomcat",
        "spring-boot-starter-web",
        "spring-boot-tomcat",
        "spring-boot-web",
        "spring-web",
        "tomcat-"
    };
    private static final String[] ACTUATOR = {
        "spring-boot-actuator",
        "spring-boot-health",
        "spring-boot-micrometer",
        "spring-boot-starter-actuator",
        "spring-boot-starter-micrometer"
    };
    private static final String DEFAULT_JOURNEY = "journeys: default (availability 99.9%, latency 99% within PT1S)";
    private static final String NO_WORK =
            "scheduled runs (no @EnableScheduling), Kafka listeners (spring-kafka is absent), ";
    private static final String CLIENTS =
            "OkHttp (okhttp is absent), OpenFeign (feign-core is absent), Kafka (spring-kafka is absent),"
                    + " Redis (lettuce-core is absent), JDBC (datasource-micrometer is absent)";
    private static final String RESILIENCE4J = "resilience4j meters (resilience4j-micrometer is absent)";

    private static final String EXPORTS = ", export of traces, metrics and logs (evenkeel.otlp.endpoint is not set)";

    private static final String METERS = "meters (no bean of type MeterRegistry, or several and none of them primary)";

    private static final ExecutorService TWO_AT_ONCE = Executors.newFixedThreadPool(2);
    private static final Future<AloneApp> ORDINARY = run(Setup.ordinary(), "/hello", "/actuator/prometheus");
    private static final Future<AloneApp> NOTHING_REACTIVE =
            run(Setup.ordinary().without(REACTIVE), "/hello", "/actuator/prometheus");
    private static final Future<AloneApp> NO_PROMETHEUS = run(
            Setup.ordinary().without("micrometer-registry-prometheus", "prometheus-"),
            "/hello",
            "/actuator/prometheus",
            "/actuator/health");
    private static final Future<AloneApp> NO_ACTUATOR = run(Setup.ordinary().without(ACTUATOR), "/hello");
    private static final Future<AloneApp> NO_WEB = run(Setup.ordinary().without(both(WEB, REACTIVE)));
    private static final Future<AloneApp> NO_TRACING = run(
            Setup.ordinary()
                    .without(
                            "micrometer-tracing",
                            "opentelemetry-exporter",
                            "opentelemetry-sdk",
                            "spring-boot-micrometer-tracing",
                            "spring-boot-opentelemetry",
                            "spring-boot-starter-opentelemetry"),
            "/hello",
            "/actuator/prometheus");
    private static final Future<AloneApp> RESILIENCE4J_METERS = run(
            Setup.ordinary()
                    .with("resilience4j-micrometer")
                    .set("evenkeel.dependencies.payments.hosts=payments.internal"),
            "/hello",
            "/actuator/prometheus");

    @AfterAll
    static void stop() {
        TWO_AT_ONCE.shutdownNow();
    }

    @Test
    void anOrdinaryApplicationSaysThatTheMetersOfResilience4jAreOff() throws Exception {
        AloneApp app = ORDINARY.get();

        assertStartedAndEnded(
                app,
                DEFAULT_JOURNEY
                        + ", on: Spring MVC, other messages, plain methods,"
                        + " RestClient, RestClient.Builder of Spring Boot, RestTemplate, WebClient,"
                        + " WebClient.Builder of Spring Boot, JDK HttpClient, tracing by Spring Boot, /actuator/prometheus; off: "
                        + NO_WORK
                        + CLIENTS
                        + ", " + RESILIENCE4J + EXPORTS);
        assertCountsTheRequest(app);
        assertThat(Scrape.of(app.answers().get(1).body()).series("resilience4j_"))
                .isZero();
    }

    @Test
    void anApplicationWithoutAnythingReactiveHasAllButWebClient() throws Exception {
        AloneApp app = NOTHING_REACTIVE.get();

        assertStartedAndEnded(
                app,
                DEFAULT_JOURNEY
                        + ", on: Spring MVC, other messages, plain methods,"
                        + " RestClient, RestClient.Builder of Spring Boot, RestTemplate,"
                        + " JDK HttpClient, tracing by Spring Boot, /actuator/prometheus; off: " + NO_WORK
                        + "WebClient (spring-webflux is absent), " + CLIENTS
                        + ", "
                        + RESILIENCE4J + EXPORTS);
        assertCountsTheRequest(app);
    }

    @Test
    void anApplicationWithoutThePrometheusRegistrySaysSo() throws Exception {
        AloneApp app = NO_PROMETHEUS.get();

        assertStartedAndEnded(
                app,
                DEFAULT_JOURNEY
                        + ", on: Spring MVC, other messages, plain methods,"
                        + " RestClient, RestClient.Builder of Spring Boot, RestTemplate, WebClient,"
                        + " WebClient.Builder of Spring Boot, JDK HttpClient, tracing by Spring Boot; off: " + NO_WORK
                        + CLIENTS
                        + ", " + RESILIENCE4J
                        + ", /prometheus (micrometer-registry-prometheus is absent)" + EXPORTS);
        assertThat(app.answers().stream().map(RawAnswer::status)).containsExactly(200, 404, 200);
    }

    @Test
    void anApplicationWithoutTracingSaysSoAndIsMeasuredAsOthersAre() throws Exception {
        AloneApp app = NO_TRACING.get();

        assertStartedAndEnded(
                app,
                DEFAULT_JOURNEY
                        + ", on: Spring MVC, other messages, plain methods,"
                        + " RestClient, RestClient.Builder of Spring Boot, RestTemplate, WebClient,"
                        + " WebClient.Builder of Spring Boot, JDK HttpClient, /actuator/prometheus; off: " + NO_WORK
                        + CLIENTS + ", tracing (micrometer-tracing is absent), " + RESILIENCE4J + EXPORTS);
        assertCountsTheRequest(app);
    }

    @Test
    void anApplicationWithoutTheActuatorServesAndSaysThatItIsNotMeasured() throws Exception {
        AloneApp app = NO_ACTUATOR.get();

        assertStartedAndEnded(
                app,
                "on: plain methods,"
                        + " RestClient, RestClient.Builder of Spring Boot, RestTemplate,"
                        + " WebClient, WebClient.Builder of Spring Boot, JDK HttpClient; off: inbound (spring-boot-actuator is absent), "
                        + NO_WORK + "other messages (no bean of type ObservationRegistry), " + CLIENTS
                        + ", tracing (no bean of type Tracer that traces), "
                        + RESILIENCE4J + ", " + METERS
                        + ", /prometheus (spring-boot-actuator is absent)" + EXPORTS);
        assertThat(app.answers().get(0).body()).isEqualTo("hello");
    }

    @Test
    void anApplicationWithoutAnythingOfTheWebStartsAndEnds() throws Exception {
        AloneApp app = NO_WEB.get();

        assertStartedAndEnded(
                app,
                "on: other messages, plain methods, JDK HttpClient, tracing by Spring Boot; off: inbound (no web application), "
                        + NO_WORK
                        + "RestClient (spring-web is absent),"
                        + " RestTemplate (spring-web is absent), WebClient (spring-webflux is absent), "
                        + CLIENTS
                        + ", " + RESILIENCE4J + ", /prometheus (no web application)" + EXPORTS);
        assertThat(app.log()).noneMatch(line -> line.startsWith(AloneApp.PORT));
        assertThat(app.log()).filteredOn(line -> line.contains("Evenkeel")).hasSize(1);
    }

    @Test
    void resilience4jMicrometerBringsItsMeters() throws Exception {
        AloneApp app = RESILIENCE4J_METERS.get();

        assertStartedAndEnded(
                app,
                "journeys: default (availability 99.9%, latency 99% within PT1S), dependencies: [payments],"
                        + " on: Spring MVC, other messages, plain methods,"
                        + " RestClient, RestClient.Builder of Spring Boot, RestTemplate, WebClient,"
                        + " WebClient.Builder of Spring Boot, JDK HttpClient, tracing by Spring Boot, resilience4j meters, /actuator/prometheus; off: "
                        + NO_WORK + CLIENTS + EXPORTS);
        assertCountsTheRequest(app);
        Scrape scrape = Scrape.of(app.answers().get(1).body());
        assertThat(scrape.sum("resilience4j_circuitbreaker_state", "name=\"payments\"", "state=\"closed\""))
                .isEqualTo(1);
        assertThat(scrape.series("resilience4j_circuitbreaker_state{")).isEqualTo(6);
    }

    private static Future<AloneApp> run(Setup setup, String... paths) {
        return TWO_AT_ONCE.submit(() -> AloneApp.run(setup, paths));
    }

    private static void assertStartedAndEnded(AloneApp app, String startLine) {
        assertThat(app.said()).isEqualTo(AloneApp.heading() + startLine);
        assertThat(app.complaints()).isEmpty();
        assertThat(app.exit()).isZero();
    }

    private static void assertCountsTheRequest(AloneApp app) {
        assertThat(app.answers().get(0).body()).isEqualTo("hello");
        assertThat(Scrape.of(app.answers().get(1).body())
                        .sum("slo_events_total", "objective=\"availability\"", "result=\"good\""))
                .isEqualTo(1);
    }

    private static String[] both(String[] some, String[] others) {
        List<String> all = new ArrayList<>(Arrays.asList(some));
        all.addAll(Arrays.asList(others));
        return all.toArray(String[]::new);
    }
}
