package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.api.baggage.Baggage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;
import org.springframework.web.reactive.function.client.WebClient;

/** Where baggage goes that has come in: to hosts of the same house, and no further. */
class BaggageForwardingTest {
    private static final String[] THIS_HOST_IS_A_THIRD_PARTY = {
        "evenkeel.deadline.trusted-peers=10.0.0.0/8", "management.tracing.baggage.remote-fields=x-tenant"
    };

    @RestController
    static class Forwarder {
        private final RestClient blocking;
        private final WebClient reactive;

        Forwarder(RestClient.Builder blocking, WebClient.Builder reactive) {
            this.blocking = blocking.build();
            this.reactive = reactive.build();
        }

        @GetMapping("/blocking")
        String blocking(@RequestParam("to") String to) {
            blocking.get().uri(to).retrieve().toBodilessEntity();
            return keys();
        }

        @GetMapping("/reactive")
        String reactive(@RequestParam("to") String to) {
            reactive.get().uri(to).retrieve().toBodilessEntity().block();
            return keys();
        }
    }

    private static String keys() {
        List<String> keys = new ArrayList<>();
        Baggage.current().forEach((key, entry) -> keys.add(key));
        return keys.stream().sorted().toList().toString();
    }

    @Configuration(proxyBeanMethods = false)
    @Import(Forwarder.class)
    static class Forwarding {}

    /** Remembers the headers of what it is sent. */
    private static final class Remote implements AutoCloseable {
        final BlockingQueue<Map<String, String>> received = new LinkedBlockingQueue<>();
        private final HttpServer server;

        Remote() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
                exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, String.join("|", values)));
                received.add(headers);
                exchange.sendResponseHeaders(204, -1);
                exchange.close();
            });
            server.start();
        }

        String at(String host) {
            return "http://" + host + ":" + server.getAddress().getPort() + "/";
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/blocking", "/reactive"})
    void goesToInternalHostsOnlyAndWhatTheHostHasChosenGoesEverywhere(String client) throws IOException {
        try (Remote remote = new Remote();
                LaneApp app = start("evenkeel.baggage.accept-from=all")) {
            String seen = get(app, client, remote.at("localhost"));
            Map<String, String> internal = remote.received.remove();
            get(app, client, remote.at("127.0.0.1"));
            Map<String, String> external = remote.received.remove();

            assertThat(seen).isEqualTo("[plan, user, x-tenant]");
            assertThat(internal.get("baggage").split(","))
                    .contains("user=7", "plan=gold%20plus")
                    .hasSize(3);
            assertThat(external).doesNotContainKey("baggage");
            for (Map<String, String> sent : List.of(internal, external)) {
                assertThat(sent).containsEntry("x-tenant", "t1").containsKey("traceparent");
            }
        }
    }

    @Test
    void callersThatAreNotTrustedHandOnNothing() throws IOException {
        try (Remote remote = new Remote();
                LaneApp app = start()) {
            assertThat(get(app, "/blocking", remote.at("localhost"))).isEqualTo("[x-tenant]");
            assertThat(remote.received.remove().get("baggage")).startsWith("x-tenant=t1");
        }
    }

    @Test
    void onlyAllowedKeysAreTakenInAndMayBeSentToAll() throws IOException {
        try (Remote remote = new Remote();
                LaneApp app = start(
                        "evenkeel.baggage.accept-from=all",
                        "evenkeel.baggage.allowed-keys=plan",
                        "evenkeel.baggage.forward-to=all")) {
            assertThat(get(app, "/blocking", remote.at("127.0.0.1"))).isEqualTo("[plan, x-tenant]");
            assertThat(remote.received.remove().get("baggage")).contains("plan=gold%20plus");
        }
    }

    @Test
    void nothingIsTakenInAndNothingSentWhereNobodyWantsIt() throws IOException {
        try (Remote remote = new Remote();
                LaneApp app = start(
                        "evenkeel.baggage.accept-from=none",
                        "evenkeel.baggage.forward-to=none",
                        "evenkeel.baggage.internal-hosts=ledger.example.com")) {
            assertThat(get(app, "/blocking", remote.at("localhost"))).isEqualTo("[x-tenant]");
            assertThat(remote.received.remove()).doesNotContainKey("baggage").containsEntry("x-tenant", "t1");
        }
    }

    private static LaneApp start(String... properties) {
        List<String> all = new ArrayList<>(List.of(THIS_HOST_IS_A_THIRD_PARTY));
        all.addAll(List.of(properties));
        return LaneApp.start(WebApplicationType.SERVLET, List.of(Forwarding.class), all.toArray(String[]::new));
    }

    private static String get(LaneApp app, String path, String to) {
        return RawAnswer.to(
                        app.port(),
                        "GET " + path + "?to=" + to,
                        "baggage: user=7",
                        "baggage: plan=gold%20plus",
                        "x-tenant: t1")
                .body();
    }
}
