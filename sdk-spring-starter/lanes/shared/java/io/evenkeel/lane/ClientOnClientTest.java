package io.evenkeel.lane;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.net.http.HttpClient;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.client.reactive.JdkClientHttpConnector;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.reactive.function.client.WebClient;

/** A client of Spring's that stands on a client that is guarded too: a call is one call, and is tried again by one of them. */
class ClientOnClientTest {
    private WireMockServer server;

    @Configuration(proxyBeanMethods = false)
    static class Layered {
        @Bean
        HttpClient jdkHttpClient() {
            return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        }

        @Bean
        RestClient onTheJdk(RestClient.Builder builder, HttpClient client) {
            return builder.requestFactory(new JdkClientHttpRequestFactory(client))
                    .build();
        }

        @Bean
        RestTemplate templateOnTheJdk(HttpClient client) {
            return new RestTemplate(new JdkClientHttpRequestFactory(client));
        }

        @Bean
        WebClient webOnTheJdk(WebClient.Builder builder, HttpClient client) {
            return builder.clientConnector(new JdkClientHttpConnector(client)).build();
        }
    }

    static Stream<Named<BiFunction<LaneApp, String, String>>> clients() {
        return Stream.of(
                Named.of("RestClient", (app, url) -> app.context()
                        .getBean("onTheJdk", RestClient.class)
                        .get()
                        .uri(url)
                        .retrieve()
                        .body(String.class)),
                Named.of("RestTemplate", (app, url) -> app.context()
                        .getBean("templateOnTheJdk", RestTemplate.class)
                        .getForObject(url, String.class)),
                Named.of("WebClient", (app, url) -> app.context()
                        .getBean("webOnTheJdk", WebClient.class)
                        .get()
                        .uri(url)
                        .retrieve()
                        .bodyToMono(String.class)
                        .block()));
    }

    @BeforeEach
    void start() {
        server = new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @ParameterizedTest
    @MethodSource("clients")
    void isGuardedAndTriedAgainOnce(BiFunction<LaneApp, String, String> client) {
        server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(500)));
        try (LaneApp app = LaneApp.start(
                WebApplicationType.SERVLET,
                List.of(Layered.class),
                "evenkeel.dependencies.remote.hosts=127.0.0.1",
                "evenkeel.outbound.retry.backoff=1ms")) {
            assertThat(catchThrowable(() -> client.apply(app, "http://127.0.0.1:" + server.port() + "/down")))
                    .isNotNull();

            server.verify(3, anyRequestedFor(anyUrl()));
            Scrape meters = app.meters();
            assertThat(meters.sum("dependency_calls_seconds_count", "dependency=\"remote\""))
                    .isEqualTo(1);
            assertThat(meters.sum("dependency_attempts_total", "dependency=\"remote\""))
                    .isEqualTo(3);
        }
    }
}
