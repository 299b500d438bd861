package io.evenkeel.lane;

import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.evenkeel.Reliability;
import io.evenkeel.call.BreakerState;
import io.evenkeel.call.CallRejectedException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.reactive.function.client.WebClientRequestException;

@Tag("long")
class OutboundClientsTest {
    private static Remotes remotes;

    @BeforeAll
    static void startRemotes() {
        remotes = new Remotes();
    }

    @AfterAll
    static void stopRemotes() {
        remotes.close();
    }

    @Test
    void everyClientIsMeasuredOncePerCallWithItsOutcome() {
        try (LaneApp app = start()) {
            for (OutboundClients client : OutboundClients.values()) {
                for (int i = 0; i < 5; i++) {
                    assertThat(client.get(app.context(), remotes.url(client), "/fine"))
                            .isEqualTo("fine");
                }
                for (String path : List.of("/s404", "/s404", "/s429", "/s500", "/s502", "/s504", "/reset")) {
                    fail(app, client, path);
                }
            }

            Scrape scrape = app.scrape();
            for (OutboundClients client : OutboundClients.values()) {
                assertThat(calls(scrape, client, "success")).as("%s", client).isEqualTo(5);
                assertThat(calls(scrape, client, "client_fault"))
                        .as("%s", client)
                        .isEqualTo(3);
                assertThat(calls(scrape, client, "failure")).as("%s", client).isEqualTo(3);
                assertThat(calls(scrape, client, "timeout")).as("%s", client).isEqualTo(1);
                // Four calls failed in a way that is worth two more attempts each.
                assertThat(attempts(scrape, client)).as("%s", client).isEqualTo(20);
            }
            assertThat(scrape.sum("dependency_calls_seconds_count")).isEqualTo(12L * OutboundClients.values().length);
            assertThat(scrape.sum("reliability_sdk_faults_total")).isZero();
        }
    }

    @Test
    void everyClientIsRefusedWhileTheBreakerIsOpenAsIfTheHostCouldNotBeReached() {
        try (LaneApp app = start()) {
            for (OutboundClients client : OutboundClients.values()) {
                remotes.server(client).resetRequests();
                Remotes.tryNothingAgain(app, client);
                for (int i = 0; i < 20; i++) {
                    fail(app, client, "/s500");
                }
                assertThat(app.bean(Reliability.class)
                                .dependency(Remotes.name(client))
                                .breakerState())
                        .as("%s", client)
                        .isEqualTo(BreakerState.OPEN);
                for (int i = 0; i < 3; i++) {
                    assertThatThrownBy(() -> client.get(app.context(), remotes.url(client), "/fine"))
                            .as("%s", client)
                            .isInstanceOfAny(ResourceAccessException.class, WebClientRequestException.class)
                            .rootCause()
                            .isInstanceOf(CallRejectedException.class)
                            .hasMessage("call to " + Remotes.name(client) + " refused: circuit_open");
                }
                remotes.server(client).verify(0, getRequestedFor(urlEqualTo("/fine")));
            }

            Scrape scrape = app.scrape();
            for (OutboundClients client : OutboundClients.values()) {
                String dependency = dependency(client);
                assertThat(scrape.sum(
                                "dependency_rejections_total",
                                dependency,
                                "reason=\"circuit_open\"",
                                "mode=\"enforced\""))
                        .isEqualTo(3);
                assertThat(calls(scrape, client, "rejected")).isEqualTo(3);
                assertThat(calls(scrape, client, "failure")).isEqualTo(20);
                assertThat(attempts(scrape, client)).isEqualTo(20);
                assertThat(scrape.sum("dependency_breaker_state", dependency, "state=\"open\""))
                        .isEqualTo(1);
                assertThat(scrape.sum("dependency_breaker_state", dependency)).isEqualTo(1);
            }
        }
    }

    @Test
    void everyClientGivesUpAfterTheDefaultTimeOut() {
        try (LaneApp app = start("evenkeel.outbound.timeout=250ms")) {
            for (OutboundClients client : OutboundClients.values()) {
                assertThatThrownBy(() -> client.get(app.context(), remotes.url(client), "/late"))
                        .as("%s", client)
                        .isInstanceOfAny(ResourceAccessException.class, WebClientRequestException.class);
                assertThat(calls(app.scrape(), client, "timeout"))
                        .as("%s", client)
                        .isEqualTo(1);
            }
        }
    }

    @Test
    void modeOffMeasuresAndRefusesNothing() {
        try (LaneApp app = start("evenkeel.mode=off")) {
            for (OutboundClients client : OutboundClients.values()) {
                for (int i = 0; i < 30; i++) {
                    fail(app, client, "/s500");
                }
            }

            Scrape scrape = app.scrape();
            assertThat(scrape.sum("dependency_calls_seconds_count", "outcome=\"failure\""))
                    .isEqualTo(30L * OutboundClients.values().length);
            assertThat(scrape.sum("dependency_calls_seconds_count", "outcome=\"rejected\""))
                    .isZero();
            assertThat(scrape.sum("reliability_info", "mode=\"off\"")).isEqualTo(1);
        }
    }

    @Test
    void aDependencyThatIsNotConfiguredIsNamedAfterItsHost() {
        int port = remotes.server(OutboundClients.REST_CLIENT_BUILDER).port();
        try (LaneApp app = LaneApp.start(WebApplicationType.SERVLET, List.of(OutboundClients.PlainBeans.class))) {
            OutboundClients.REST_CLIENT_BUILDER.get(app.context(), "http://127.0.0.1:" + port, "/fine");
            OutboundClients.REST_CLIENT_BUILDER.get(app.context(), "http://LOCALHOST:" + port, "/fine");

            Scrape scrape = app.scrape();
            assertThat(scrape.sum("dependency_calls_seconds_count", "dependency=\"127.0.0.1\""))
                    .isEqualTo(1);
            assertThat(scrape.sum("dependency_calls_seconds_count", "dependency=\"localhost\""))
                    .isEqualTo(1);
        }
    }

    private static LaneApp start(String... properties) {
        List<String> all = new ArrayList<>(List.of(properties));
        all.addAll(remotes.properties());
        all.add("evenkeel.outbound.retry.max-tokens=100");
        return LaneApp.start(
                WebApplicationType.SERVLET, List.of(OutboundClients.PlainBeans.class), all.toArray(String[]::new));
    }

    private static void fail(LaneApp app, OutboundClients client, String path) {
        assertThat(catchThrowable(() -> client.get(app.context(), remotes.url(client), path)))
                .as("%s %s", client, path)
                .isNotNull();
    }

    private static String dependency(OutboundClients client) {
        return "dependency=\"" + Remotes.name(client) + "\"";
    }

    private static long calls(Scrape scrape, OutboundClients client, String outcome) {
        return scrape.sum("dependency_calls_seconds_count", dependency(client), "outcome=\"" + outcome + "\"");
    }

    private static long attempts(Scrape scrape, OutboundClients client) {
        return scrape.sum("dependency_attempts_total", dependency(client));
    }
}
