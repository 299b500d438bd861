package io.evenkeel.lane;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import feign.Client;
import feign.Feign;
import feign.Retryer;
import feign.Target;
import io.evenkeel.Reliability;
import io.evenkeel.call.BreakerState;
import io.evenkeel.call.CallRejectedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Tag("long")
class LibraryClientsTest {
    private WireMockServer server;

    /** A client on a client: Feign sends through the guarded bean. */
    @Configuration(proxyBeanMethods = false)
    static class Layered {
        @Bean
        LibraryClients.Remote onOkHttp(Feign.Builder builder, OkHttpClient client) {
            return builder.client(overOkHttp(client)).target(Target.EmptyTarget.create(LibraryClients.Remote.class));
        }

        private static Client overOkHttp(OkHttpClient client) {
            return (request, options) -> {
                Response response = client.newCall(
                                new Request.Builder().url(request.url()).build())
                        .execute();
                return feign.Response.builder()
                        .request(request)
                        .status(response.code())
                        .headers(java.util.Map.of())
                        .body(response.body().byteStream(), null)
                        .build();
            };
        }

        @Bean
        OkHttpClient okHttpClient() {
            return new OkHttpClient();
        }

        @Bean
        Feign.Builder feignBuilder() {
            return Feign.builder().retryer(Retryer.NEVER_RETRY);
        }
    }

    @BeforeEach
    void startServer() {
        server = new WireMockServer(
                options().dynamicPort().bindAddress("127.0.0.1").containerThreads(8));
        server.start();
        server.stubFor(any(anyUrl()).willReturn(aResponse().withBody("fine")));
        for (int status : new int[] {404, 500, 504}) {
            server.stubFor(get(urlEqualTo("/s" + status)).willReturn(aResponse().withStatus(status)));
        }
    }

    @AfterEach
    void stopServer() {
        server.stop();
    }

    @ParameterizedTest
    @EnumSource
    void everyCallIsMeasuredOnceWithItsOutcome(LibraryClients client) throws Exception {
        try (LaneApp app = start("evenkeel.mode=off")) {
            for (int i = 0; i < 3; i++) {
                assertThat(client.get(app.context(), url("/fine"))).isEqualTo("fine");
            }
            for (String path : List.of("/s404", "/s404", "/s500", "/s504")) {
                assertThat(catchThrowable(() -> client.get(app.context(), url(path))))
                        .isNotNull();
            }

            Scrape scrape = app.meters();
            assertThat(calls(scrape, "success")).isEqualTo(3);
            assertThat(calls(scrape, "client_fault")).isEqualTo(2);
            assertThat(calls(scrape, "failure")).isEqualTo(1);
            assertThat(calls(scrape, "timeout")).isEqualTo(1);
            assertThat(scrape.sum("dependency_attempts_total")).isEqualTo(7);
            assertThat(scrape.sum("reliability_sdk_faults_total")).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCallIsRefusedWhileTheBreakerIsOpenAsIfTheHostCouldNotBeReached(LibraryClients client) {
        try (LaneApp app = start(
                "evenkeel.dependencies.remote.breaker.minimum-calls=5",
                "evenkeel.dependencies.remote.breaker.open-for=1m")) {
            while (app.bean(Reliability.class).dependency("remote").breakerState() != BreakerState.OPEN) {
                assertThat(catchThrowable(() -> client.get(app.context(), url("/s500"))))
                        .isNotNull();
            }
            assertThatThrownBy(() -> client.get(app.context(), url("/fine")))
                    .satisfiesAnyOf(
                            thrown -> assertThat(thrown).isInstanceOf(IOException.class),
                            thrown -> assertThat(thrown).isInstanceOf(feign.RetryableException.class))
                    .rootCause()
                    .isInstanceOf(CallRejectedException.class)
                    .hasMessage("call to remote refused: circuit_open");

            server.verify(0, getRequestedFor(urlEqualTo("/fine")));
            assertThat(calls(app.meters(), "rejected")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFailedReadIsTriedAgainAndToldSo(LibraryClients client) throws Exception {
        server.stubFor(get(urlEqualTo("/flaky"))
                .inScenario("flaky")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withStatus(503).withBody("not now"))
                .willSetStateTo("recovered"));
        server.stubFor(get(urlEqualTo("/flaky"))
                .inScenario("flaky")
                .whenScenarioStateIs("recovered")
                .willReturn(aResponse().withBody("fine")));
        try (LaneApp app = start()) {
            assertThat(client.get(app.context(), url("/flaky"))).isEqualTo("fine");

            Scrape scrape = app.meters();
            assertThat(calls(scrape, "success")).isEqualTo(1);
            assertThat(scrape.sum("dependency_calls_seconds_count")).isEqualTo(1);
            assertThat(scrape.sum("dependency_attempts_total", "outcome=\"failure\""))
                    .isEqualTo(1);
            server.verify(
                    2,
                    getRequestedFor(urlEqualTo("/flaky"))
                            .withHeader("evenkeel-deadline", matching("[0-9]+m;at=[0-9]+")));
            server.verify(1, getRequestedFor(urlEqualTo("/flaky")).withHeader("evenkeel-retry", matching("1")));
        }
    }

    @Test
    void whatMayChangeSomethingIsNotTriedAgain() throws Exception {
        server.stubFor(any(urlEqualTo("/flaky")).willReturn(aResponse().withStatus(503)));
        try (LaneApp app = start()) {
            HttpRequest jdk = HttpRequest.newBuilder(URI.create(url("/flaky")))
                    .POST(HttpRequest.BodyPublishers.ofString("order"))
                    .build();
            app.bean(HttpClient.class).send(jdk, HttpResponse.BodyHandlers.discarding());
            Request okHttp = new Request.Builder()
                    .url(url("/flaky"))
                    .post(RequestBody.create("order".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                    .build();
            app.bean(OkHttpClient.class).newCall(okHttp).execute().close();

            server.verify(2, anyRequestedFor(urlEqualTo("/flaky")));
        }
    }

    @Test
    void aBodyThatCanBeReadOnceIsSentOnce() throws Exception {
        server.stubFor(any(urlEqualTo("/flaky")).willReturn(aResponse().withStatus(503)));
        try (LaneApp app = start()) {
            ByteArrayInputStream once = new ByteArrayInputStream(new byte[] {1, 2, 3});
            HttpRequest request = HttpRequest.newBuilder(URI.create(url("/flaky")))
                    .method("GET", HttpRequest.BodyPublishers.ofInputStream(() -> once))
                    .build();

            assertThat(app.bean(HttpClient.class)
                            .send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(503);

            server.verify(1, anyRequestedFor(urlEqualTo("/flaky")));
        }
    }

    @Test
    void aClientOnAClientIsGuardedOnceByTheOutermost() {
        try (LaneApp app = LaneApp.start(WebApplicationType.SERVLET, List.of(Layered.class), properties())) {
            assertThat(app.bean(LibraryClients.Remote.class).get(URI.create(url("/fine"))))
                    .isEqualTo("fine");

            assertThat(app.meters().sum("dependency_calls_seconds_count")).isEqualTo(1);
        }
    }

    @Test
    void aBodyThatNobodyClosesHoldsItsPlaceNoLongerThanTheTimeOut() throws Exception {
        for (String mode : List.of("enforce", "off")) {
            try (LaneApp app = start(
                    "evenkeel.dependencies.remote.mode=" + mode,
                    "evenkeel.dependencies.remote.timeout=200ms",
                    "evenkeel.dependencies.remote.concurrency-limit=1")) {
                Response unread = app.bean(OkHttpClient.class)
                        .newCall(new Request.Builder().url(url("/fine")).build())
                        .execute();

                String outcome = mode.equals("off") ? "success" : "timeout";
                await().untilAsserted(() ->
                        assertThat(calls(app.meters(), outcome)).as(mode).isEqualTo(1));
                unread.close();
            }
        }
    }

    @Test
    void aStreamOfEventsIsNotCutOff() throws Exception {
        server.stubFor(get(urlEqualTo("/events"))
                .willReturn(aResponse()
                        .withHeader("Content-Type", "text/event-stream")
                        .withBody("data: 1\n\n".repeat(10))
                        .withChunkedDribbleDelay(10, 900)));
        try (LaneApp app = start("evenkeel.dependencies.remote.timeout=300ms")) {
            for (LibraryClients client : LibraryClients.values()) {
                await().ignoreExceptions().until(() -> client.get(app.context(), url("/fine")), "fine"::equals);
                assertThat(client.get(app.context(), url("/events")))
                        .as("%s", client)
                        .hasSize(90);
            }
        }
    }

    @Test
    void okHttpsOwnTimeOutForACallIsATimeOutAndNoCancellation() {
        server.stubFor(get(urlEqualTo("/late")).willReturn(aResponse().withFixedDelay(2_000)));
        try (LaneApp app = start()) {
            OkHttpClient impatient = app.bean(OkHttpClient.class)
                    .newBuilder()
                    .callTimeout(Duration.ofMillis(100))
                    .build();

            assertThatThrownBy(() -> impatient
                            .newCall(new Request.Builder().url(url("/late")).build())
                            .execute())
                    .isInstanceOf(InterruptedIOException.class)
                    .hasMessage("timeout");

            assertThat(calls(app.meters(), "timeout")).isEqualTo(1);
        }
    }

    @Test
    void aCallThatTheApplicationCancelsIsCancelled() {
        server.stubFor(get(urlEqualTo("/late")).willReturn(aResponse().withFixedDelay(2_000)));
        try (LaneApp app = start()) {
            AtomicInteger failures = new AtomicInteger();
            Call okHttp = app.bean(OkHttpClient.class)
                    .newCall(new Request.Builder().url(url("/late")).build());
            okHttp.enqueue(new Callback() {
                @Override
                public void onFailure(Call call, IOException e) {
                    failures.incrementAndGet();
                }

                @Override
                public void onResponse(Call call, Response response) {
                    response.close();
                }
            });
            CompletableFuture<HttpResponse<String>> jdk = app.bean(HttpClient.class)
                    .sendAsync(LibraryClients.request(url("/late")), HttpResponse.BodyHandlers.ofString());
            await().untilAsserted(() -> server.verify(2, getRequestedFor(urlEqualTo("/late"))));

            okHttp.cancel();
            jdk.cancel(true);

            await().untilAsserted(() -> {
                assertThat(failures).hasValue(1);
                assertThat(calls(app.meters(), "cancelled")).isEqualTo(2);
            });
            assertThat(app.meters().sum("dependency_calls_seconds_count")).isEqualTo(2);
        }
    }

    @Test
    void theSwitchesLeaveTheClientsAsTheyWere() {
        try (LaneApp app = start(
                "evenkeel.outbound.jdk-http-client=false",
                "evenkeel.outbound.ok-http=false",
                "evenkeel.outbound.feign=false")) {
            for (LibraryClients client : LibraryClients.values()) {
                assertThat(catchThrowable(() -> client.get(app.context(), url("/s500"))))
                        .isNotNull();
            }

            assertThat(app.bean(OkHttpClient.class).interceptors()).isEmpty();
            assertThat(app.bean(HttpClient.class).getClass().getName()).startsWith("jdk.internal.");
            assertThat(app.meters().sum("dependency_calls_seconds_count")).isZero();
        }
    }

    @Test
    void aGuardedClientOfTheJdkSaysOfItselfWhatTheOriginalDoes() {
        try (LaneApp app = start()) {
            HttpClient client = app.bean(HttpClient.class);

            assertThat(client.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
            assertThat(client.connectTimeout()).isEmpty();
            assertThat(client.followRedirects()).isEqualTo(HttpClient.Redirect.NEVER);
            assertThat(client.newWebSocketBuilder()).isNotNull();
        }
    }

    /** By reflection, because the tests are compiled for 17 too. */
    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void aGuardedClientOfTheJdkCanBeShutDownWhereThatExists() throws Exception {
        try (LaneApp app = start()) {
            HttpClient client = app.bean(HttpClient.class);
            client.send(LibraryClients.request(url("/fine")), HttpResponse.BodyHandlers.ofString());

            HttpClient.class.getMethod("close").invoke(client);

            assertThat(HttpClient.class.getMethod("isTerminated").invoke(client))
                    .isEqualTo(true);
            assertThatThrownBy(() ->
                            client.send(LibraryClients.request(url("/fine")), HttpResponse.BodyHandlers.ofString()))
                    .isInstanceOf(IOException.class);
        }
    }

    private LaneApp start(String... properties) {
        List<String> all = new ArrayList<>(List.of(properties));
        all.addAll(List.of(properties()));
        return LaneApp.start(
                WebApplicationType.SERVLET, List.of(LibraryClients.Beans.class), all.toArray(String[]::new));
    }

    private String[] properties() {
        return new String[] {"evenkeel.dependencies.remote.hosts=127.0.0.1:" + server.port()};
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.port() + path;
    }

    private static long calls(Scrape scrape, String outcome) {
        return scrape.sum("dependency_calls_seconds_count", "dependency=\"remote\"", "outcome=\"" + outcome + "\"");
    }
}
