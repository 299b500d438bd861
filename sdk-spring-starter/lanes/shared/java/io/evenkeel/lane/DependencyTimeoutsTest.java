package io.evenkeel.lane;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;

/** The usual time-out is short, that of the dependencies long. Their servers answer in between. */
class DependencyTimeoutsTest {
    private static final String USUAL = "evenkeel.outbound.timeout=200ms";
    private static final String NO_RETRIES = "evenkeel.outbound.retry.max-retries=0";

    /** Those of Spring Boot, which have the defaults that it is given. */
    private static final List<OutboundClients> BUILT = List.of(
            OutboundClients.REST_CLIENT_BUILDER,
            OutboundClients.REST_TEMPLATE_BUILDER,
            OutboundClients.WEB_CLIENT_BUILDER);

    private static Remotes remotes;

    @BeforeAll
    static void startRemotes() {
        remotes = new Remotes();
        for (OutboundClients client : OutboundClients.values()) {
            WireMockServer server = remotes.server(client);
            server.stubFor(get(urlEqualTo("/slow"))
                    .willReturn(aResponse().withStatus(200).withBody("slow").withFixedDelay(400)));
        }
    }

    @AfterAll
    static void stopRemotes() {
        remotes.close();
    }

    @Test
    void everyClientWaitsAsLongAsItsDependencyMayTakeAndNoLongerForOthers() {
        try (LaneApp app = start(NO_RETRIES)) {
            for (OutboundClients client : OutboundClients.values()) {
                assertThat(client.get(app.context(), remotes.url(client), "/slow"))
                        .as("%s", client)
                        .isEqualTo("slow");
            }
            for (OutboundClients client : BUILT) {
                String other = remotes.url(client).replace("127.0.0.1", "localhost");
                assertThat(catchThrowable(() -> client.get(app.context(), other, "/slow")))
                        .as("%s", client)
                        .rootCause()
                        .hasMessage("call to localhost took longer than PT0.2S");
            }
            Scrape scrape = app.meters();
            for (OutboundClients client : OutboundClients.values()) {
                assertThat(calls(scrape, client, "success")).as("%s", client).isEqualTo(1);
            }
            assertThat(scrape.sum("dependency_calls_seconds_count"))
                    .isEqualTo(OutboundClients.values().length + BUILT.size());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdk", "reactor", "simple"})
    void noLibraryBelowEndsItBefore(String library) {
        try (LaneApp app = start(
                NO_RETRIES,
                "spring.http.client.factory=" + library,
                "spring.http.clients.imperative.factory=" + library)) {
            OutboundClients client = OutboundClients.REST_CLIENT_BUILDER;
            assertThat(client.get(app.context(), remotes.url(client), "/slow")).isEqualTo("slow");
        }
    }

    @Test
    void aTimeOutOfTheApplicationStays() {
        try (LaneApp app = start(
                NO_RETRIES,
                "spring.http.client.read-timeout=300ms",
                "spring.http.reactiveclient.read-timeout=300ms",
                "spring.http.clients.read-timeout=300ms")) {
            for (OutboundClients client : BUILT) {
                Instant from = Instant.now();
                assertThat(catchThrowable(() -> client.get(app.context(), remotes.url(client), "/late")))
                        .as("%s", client)
                        .isNotNull();
                assertThat(Duration.between(from, Instant.now()))
                        .as("%s", client)
                        .isLessThan(Duration.ofSeconds(3));
                assertThat(calls(app.meters(), client, "timeout"))
                        .as("%s", client)
                        .isEqualTo(1);
            }
        }
    }

    /** An application whose dependencies may take 20 s each, and all others 200 ms. */
    private static LaneApp start(String... more) {
        List<String> properties = new ArrayList<>(remotes.properties());
        for (OutboundClients client : OutboundClients.values()) {
            properties.add("evenkeel.dependencies." + Remotes.name(client) + ".timeout=20s");
        }
        properties.add(USUAL);
        properties.addAll(List.of(more));
        return LaneApp.startOnly(
                WebApplicationType.NONE,
                List.of(LaneApp.Shop.class, OutboundClients.PlainBeans.class),
                properties.toArray(String[]::new));
    }

    private static long calls(Scrape scrape, OutboundClients client, String outcome) {
        return scrape.sum(
                "dependency_calls_seconds_count",
                "dependency=\"" + Remotes.name(client) + "\"",
                "outcome=\"" + outcome + "\"");
    }
}
