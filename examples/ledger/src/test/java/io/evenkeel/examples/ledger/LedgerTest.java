package io.evenkeel.examples.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

@AutoConfigureObservability(tracing = false)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class LedgerTest {
    private final HttpClient http = HttpClient.newHttpClient();

    @Value("${local.server.port}")
    private int port;

    @BeforeEach
    void startInGoodWeather() throws Exception {
        assertThat(weather("healthy")).isEqualTo(204);
    }

    @Test
    void booksAmounts() throws Exception {
        assertThat(book("alice", 1250)).isEqualTo(201);
        assertThat(book("alice", -250)).isEqualTo(201);
        assertThat(send("GET", "/balances/alice", "").body()).isEqualTo("{\"account\":\"alice\",\"cents\":1000}");
    }

    @Test
    void refusesToBookNothing() throws Exception {
        assertThat(book("bob", 0)).isEqualTo(400);
    }

    @Test
    void failsInFailingWeatherAndRecovers() throws Exception {
        weather("failing");
        assertThat(book("carol", 1)).isEqualTo(500);
        weather("healthy");
        assertThat(book("carol", 1)).isEqualTo(201);
    }

    @Test
    void answersLateInSlowWeather() throws Exception {
        weather("slow");
        long startNanos = System.nanoTime();
        assertThat(book("dave", 1)).isEqualTo(201);
        assertThat(Duration.ofNanos(System.nanoTime() - startNanos)).isGreaterThanOrEqualTo(Duration.ofMillis(1200));
    }

    @Test
    void knowsNoOtherWeather() throws Exception {
        assertThat(weather("rainy")).isEqualTo(400);
    }

    @Test
    void isMeasuredWithoutTelemetryCode() throws Exception {
        book("erin", 1);
        assertThat(send("GET", "/actuator/prometheus", "").body())
                .contains("slo_events_total{journey=\"default\",objective=\"availability\",result=\"good\"");
    }

    private int book(String account, long cents) throws IOException, InterruptedException {
        return send("POST", "/entries", "{\"account\": \"" + account + "\", \"cents\": " + cents + "}")
                .statusCode();
    }

    private int weather(String name) throws IOException, InterruptedException {
        return send("PUT", "/weather", name).statusCode();
    }

    private HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .method(method, BodyPublishers.ofString(body))
                        .header("Content-Type", body.startsWith("{") ? "application/json" : "text/plain")
                        .timeout(Duration.ofSeconds(10))
                        .build(),
                BodyHandlers.ofString());
    }
}
