package io.evenkeel.lane;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Fault;
import io.evenkeel.Dependency;
import io.evenkeel.Reliability;
import io.evenkeel.guard.RetrySettings;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A remote service for each kind of client, so that one application can try them all, each on a dependency of its own. */
final class Remotes implements AutoCloseable {
    private final Map<OutboundClients, WireMockServer> servers = new EnumMap<>(OutboundClients.class);

    /** For these kinds of client; for all of them if none is given. */
    Remotes(OutboundClients... clients) {
        for (OutboundClients client : clients.length == 0 ? OutboundClients.values() : clients) {
            WireMockServer server = new WireMockServer(
                    options().dynamicPort().bindAddress("127.0.0.1").containerThreads(8));
            server.start();
            server.stubFor(get(anyUrl()).willReturn(aResponse().withStatus(200).withBody("fine")));
            for (int status : new int[] {404, 429, 500, 502, 504}) {
                server.stubFor(
                        get(urlEqualTo("/s" + status)).willReturn(aResponse().withStatus(status)));
            }
            server.stubFor(get(urlEqualTo("/reset")).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
            server.stubFor(get(urlEqualTo("/late"))
                    .willReturn(aResponse().withStatus(200).withFixedDelay(3_000)));
            servers.put(client, server);
        }
    }

    WireMockServer server(OutboundClients client) {
        return servers.get(client);
    }

    String url(OutboundClients client) {
        return "http://127.0.0.1:" + servers.get(client).port();
    }

    /** The name of the dependency that stands for the remote service of a client. */
    static String name(OutboundClients client) {
        return client.name().toLowerCase(Locale.ROOT);
    }

    /** From now on a call is one attempt. */
    static void tryNothingAgain(LaneApp app, OutboundClients client) {
        Dependency dependency = app.bean(Reliability.class).dependency(name(client));
        RetrySettings retry = dependency.settings().retry();
        dependency.change(spec -> spec.retry(new RetrySettings(
                0, retry.backoff(), retry.maxBackoff(), retry.tokensPerSuccess(), retry.maxTokens())));
    }

    /** The properties of an application that knows them all. */
    List<String> properties() {
        List<String> properties = new ArrayList<>();
        servers.forEach((client, server) -> {
            String key = "evenkeel.dependencies." + name(client);
            properties.add(key + ".hosts=127.0.0.1:" + server.port());
            properties.add(key + ".breaker.minimum-calls=20");
            properties.add(key + ".breaker.open-for=1m");
        });
        return properties;
    }

    @Override
    public void close() {
        servers.values().forEach(WireMockServer::stop);
    }
}
