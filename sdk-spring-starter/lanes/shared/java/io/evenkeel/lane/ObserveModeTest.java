package io.evenkeel.lane;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;

/** Watching changes nothing: neither what the application gets, nor what the server is sent. */
class ObserveModeTest {
    private static final List<String> PATHS =
            List.of("/fine", "/created", "/s404", "/s500", "/s503", "/reset", "/fine");

    private static WireMockServer server;

    @BeforeAll
    static void start() {
        server = new WireMockServer(
                options().dynamicPort().bindAddress("127.0.0.1").containerThreads(8));
        server.start();
        server.stubFor(any(anyUrl())
                .willReturn(aResponse().withStatus(200).withBody("fine").withHeader("X-A", "b")));
        server.stubFor(get(urlEqualTo("/created")).willReturn(aResponse().withStatus(201)));
        for (int status : new int[] {404, 500, 503}) {
            server.stubFor(get(urlEqualTo("/s" + status))
                    .willReturn(aResponse().withStatus(status).withBody("no " + status)));
        }
        server.stubFor(get(urlEqualTo("/reset")).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @ParameterizedTest
    @ValueSource(strings = {"observe", "off"})
    void answersAndRequestsAreTheSameAsWithoutEvenkeel(String mode) {
        List<String> without;
        try (LaneApp app = app("evenkeel.enabled=false")) {
            without = everything(app);
        }
        // Spans, and the headers that carry them, have a switch of their own.
        try (LaneApp app = app("evenkeel.mode=" + mode, "evenkeel.tracing.enabled=false")) {
            assertThat(everything(app)).isEqualTo(without);
            assertThat(app.meters().sum("reliability_sdk_faults_total")).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Transports.class)
    void whatWouldHaveBeenRefusedIsCountedExactlyAndGoesOut(Transports client) {
        try (LaneApp app = app(
                "evenkeel.mode=observe",
                "evenkeel.dependencies.remote.hosts=127.0.0.1",
                "evenkeel.dependencies.remote.breaker.minimum-calls=20",
                "evenkeel.dependencies.remote.breaker.open-for=1m")) {
            server.resetRequests();
            for (int i = 0; i < 25; i++) {
                outcome(client, app, "/s500");
            }
            for (int i = 0; i < 3; i++) {
                assertThat(client.get(app.context(), url("/fine"))).isEqualTo("fine");
            }

            assertThat(server.getAllServeEvents()).hasSize(28);
            Scrape scrape = app.meters();
            assertThat(scrape.sum("dependency_rejections_total", "reason=\"circuit_open\"", "mode=\"observed\""))
                    .isEqualTo(8);
            assertThat(scrape.sum("dependency_rejections_total")).isEqualTo(8);
            assertThat(scrape.sum("dependency_calls_seconds_count", "outcome=\"failure\""))
                    .isEqualTo(25);
            assertThat(scrape.sum("dependency_calls_seconds_count", "outcome=\"success\""))
                    .isEqualTo(3);
            assertThat(scrape.sum("dependency_attempts_total")).isEqualTo(28);
        }
    }

    private static LaneApp app(String... properties) {
        return LaneApp.start(WebApplicationType.SERVLET, List.of(Transports.Beans.class), properties);
    }

    private static List<String> everything(LaneApp app) {
        List<String> all = new ArrayList<>();
        for (Transports client : Transports.values()) {
            for (String path : PATHS) {
                server.resetRequests();
                String outcome = outcome(client, app, path);
                all.add(client + " " + path + " -> " + outcome + " " + sent());
            }
        }
        return all;
    }

    /** Everything that the application sees. */
    private static String outcome(Transports client, LaneApp app, String path) {
        try {
            ResponseEntity<String> answer = client.send(app.context(), HttpMethod.GET, url(path), new HttpHeaders());
            Map<String, List<String>> headers = new TreeMap<>();
            answer.getHeaders().forEach(headers::put);
            return answer.getStatusCode() + " " + headers + " " + answer.getBody();
        } catch (RuntimeException error) {
            return error.getClass() + " " + error.getMessage();
        }
    }

    /** Everything that the server sees; how often it is asked after a reset is the client library's own business. */
    private static List<String> sent() {
        return server.getAllServeEvents().stream()
                .map(event -> event.getRequest().getMethod() + " "
                        + event.getRequest().getUrl() + " "
                        + new TreeMap<>(headers(event.getRequest().getHeaders())))
                .toList();
    }

    private static Map<String, List<String>> headers(com.github.tomakehurst.wiremock.http.HttpHeaders headers) {
        Map<String, List<String>> all = new TreeMap<>();
        headers.all().forEach(header -> all.put(header.key().toLowerCase(java.util.Locale.ROOT), header.values()));
        return all;
    }

    private static String url(String path) {
        return "http://127.0.0.1:" + server.port() + path;
    }
}
