package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import org.springframework.web.server.WebFilter;

/** Every line of a request of WebFlux on Netty has its keys, though nothing is sampled, and its threads keep none. */
class WebFluxLogKeysTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    /** What logs around the handlers, and what sees the threads when nobody has touched them yet. */
    @Configuration(proxyBeanMethods = false)
    static class Around {
        private static final Map<String, String> FOUND = new ConcurrentHashMap<>();

        @Bean
        WebFilter talkativeFilter() {
            return (exchange, chain) -> {
                Talkative.LOG.info("filter before");
                return chain.filter(exchange).doFinally(signal -> Talkative.LOG.info("filter after"));
            };
        }

        @Bean
        @Order(-100)
        HttpHandlerDecoratorFactory untouched() {
            return application -> (request, response) -> {
                Map<String, String> shown = MDC.getCopyOfContextMap();
                if (shown != null) {
                    FOUND.putAll(shown);
                }
                return application.handle(request, response);
            };
        }
    }

    private static LaneApp app;
    private static Lines lines;

    @BeforeAll
    static void start() {
        app = LaneApp.start(
                WebApplicationType.REACTIVE,
                List.of(Talkative.class, Around.class),
                "spring.application.name=shop",
                "management.tracing.sampling.probability=0.0");
        lines = new Lines();
    }

    @AfterAll
    static void stop() {
        lines.close();
        app.close();
    }

    @BeforeEach
    void forget() {
        lines.forget();
    }

    @Test
    void ofAHandlerItsFiltersAndItsOperatorsOnOtherThreads() throws Exception {
        assertThat(request("/talk/mono")).isEqualTo(200);

        await().untilAsserted(() ->
                assertThat(shop()).containsExactly("filter before", "handler", "operator", "filter after"));
        assertAllHaveTheKeys();
    }

    @Test
    void ofAFailureAndOfTheLineThatTheFrameworkWritesAboutIt() throws Exception {
        assertThat(request("/talk/mono-failing")).isEqualTo(500);

        await().untilAsserted(() ->
                assertThat(shop()).containsExactly("filter before", "handler", "operator", "filter after"));
        assertThat(lines.that(line -> line.message().contains("500 Server Error for HTTP GET \"/talk/mono-failing\"")))
                .hasSize(1);
        assertAllHaveTheKeys();
    }

    @Test
    void ofTheServersOwnErrorLine() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(app.url("/talk/broken-body")))
                .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-00")
                .build();
        assertThat(HttpClient.newHttpClient()
                        .sendAsync(request, BodyHandlers.ofString())
                        .handle((answer, broken) -> broken)
                        .get())
                .isInstanceOf(java.util.concurrent.CompletionException.class);

        await().untilAsserted(() -> assertThat(lines.that(line -> line.logger().startsWith("reactor.netty")))
                .hasSizeGreaterThanOrEqualTo(1));
        assertAllHaveTheKeys();
    }

    @Test
    void noThreadKeepsAnything() throws Exception {
        for (int i = 0; i < 40; i++) {
            request(i % 2 == 0 ? "/talk/mono" : "/talk/mono-failing");
        }

        assertThat(Around.FOUND).isEmpty();
    }

    private static List<String> shop() {
        return lines.that(line -> line.logger().startsWith("shop.")).stream()
                .map(Lines.Line::message)
                .toList();
    }

    private static void assertAllHaveTheKeys() {
        assertThat(lines.that(line -> !line.logger().equals("io.evenkeel.slo")))
                .allSatisfy(line -> assertThat(line.keys())
                        .as(line.toString())
                        .containsEntry("service", "shop")
                        .containsEntry("journey", "talk")
                        .containsEntry("trace_id", TRACE)
                        .hasEntrySatisfying("span_id", id -> assertThat(id).matches("[0-9a-f]{16}")));
    }

    private static int request(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(app.url(path)))
                .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-00")
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode();
    }
}
