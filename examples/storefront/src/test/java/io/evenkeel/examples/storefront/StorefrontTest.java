package io.evenkeel.examples.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.annotation.DirtiesContext.ClassMode;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@DirtiesContext(classMode = ClassMode.BEFORE_EACH_TEST_METHOD)
class StorefrontTest {
    private static final HttpServer LEDGER = ledger();
    private static volatile int ledgerStatus;

    private final HttpClient http = HttpClient.newHttpClient();

    @Value("${local.server.port}")
    private int port;

    @DynamicPropertySource
    static void ledgerAddress(DynamicPropertyRegistry properties) {
        properties.add(
                "ledger.address", () -> "127.0.0.1:" + LEDGER.getAddress().getPort());
    }

    @AfterAll
    static void stopLedger() {
        LEDGER.stop(0);
    }

    @Test
    void browsingNeedsNoLedger() throws Exception {
        ledgerStatus = 500;
        assertThat(get("/products").statusCode()).isEqualTo(200);
        assertThat(get("/products/lamp").body()).contains("Anchor lamp");
        assertThat(events("browse", "availability", "good")).isEqualTo(2);
        assertThat(events("checkout", "availability", "good")).isZero();
    }

    @Test
    void anOrderIsAGoodEventOfCheckout() throws Exception {
        ledgerStatus = 201;
        HttpResponse<String> response = order("lamp");
        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.body()).contains("7800");
        assertThat(events("checkout", "availability", "good")).isEqualTo(1);
        assertThat(ledgerCalls("success")).isEqualTo(1);
    }

    @Test
    void aLedgerThatFailsMakesCheckoutBadUntilItIsNotCalledAnyMore() throws Exception {
        ledgerStatus = 500;
        for (int failed = 0; failed < 20; failed++) {
            assertThat(order("lamp").statusCode()).isEqualTo(502);
        }
        assertThat(order("lamp").statusCode()).isEqualTo(503);
        assertThat(events("checkout", "availability", "bad")).isEqualTo(21);
        assertThat(ledgerCalls("failure")).isEqualTo(20);
        assertThat(ledgerCalls("rejected")).isEqualTo(1);
    }

    @Test
    void aWrongOrderSpendsNoBudget() throws Exception {
        ledgerStatus = 201;
        assertThat(order("submarine").statusCode()).isEqualTo(404);
        assertThat(events("checkout", "availability", "bad")).isZero();
        assertThat(value("slo_events_excluded_total", "journey=\"checkout\"", "reason=\"client_fault\""))
                .isEqualTo(1);
    }

    private HttpResponse<String> order(String sku) throws IOException, InterruptedException {
        return http.send(
                request("/orders")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"sku\": \"" + sku + "\", \"pieces\": 2}"))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(request(path).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(10));
    }

    private double events(String journey, String objective, String result) throws Exception {
        return value(
                "slo_events_total",
                "journey=\"" + journey + "\"",
                "objective=\"" + objective + "\"",
                "result=\"" + result + "\"");
    }

    private double ledgerCalls(String outcome) throws Exception {
        return value("dependency_calls_seconds_count", "dependency=\"ledger\"", "outcome=\"" + outcome + "\"");
    }

    private double value(String name, String... labels) throws Exception {
        return get("/actuator/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + "{"))
                .filter(line -> {
                    for (String label : labels) {
                        if (!line.contains(label)) {
                            return false;
                        }
                    }
                    return true;
                })
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private static HttpServer ledger() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/entries", exchange -> {
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(ledgerStatus, -1);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException noPort) {
            throw new IllegalStateException(noPort);
        }
    }
}
