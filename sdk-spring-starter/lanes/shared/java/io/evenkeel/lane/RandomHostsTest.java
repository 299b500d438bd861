package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

@Tag("long")
class RandomHostsTest {
    private static final int FIRST = 1_000;
    private static final int ALL = 20_000;

    @Test
    void whoeverChoosesTheHostsOfOutboundRequestsAddsNoSeriesBeyondTheCap() throws Exception {
        ExecutorService answering = Executors.newFixedThreadPool(4);
        HttpServer proxy = proxy(answering);
        try (LaneApp app = LaneApp.start(WebApplicationType.SERVLET)) {
            RestClient client = app.bean(RestClient.Builder.class)
                    .requestFactory(new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                            .proxy(ProxySelector.of(proxy.getAddress()))
                            .build()))
                    .build();
            Random random = new Random(7);

            callRandomHosts(client, FIRST, random);
            Scrape afterFirst = app.scrape();
            callRandomHosts(client, ALL - FIRST, random);
            Scrape afterAll = app.scrape();

            assertThat(afterAll.series("dependency_")).isEqualTo(afterFirst.series("dependency_"));
            assertThat(afterAll.series("http_client_")).isEqualTo(afterFirst.series("http_client_"));
            assertThat(afterAll.sum("dependency_calls_seconds_count", "outcome=\"success\""))
                    .isEqualTo(ALL);
            assertThat(afterAll.sum("http_client_requests_seconds_count")).isEqualTo(ALL);
            assertThat(afterAll.sum("dependency_calls_seconds_count", "dependency=\"_OTHER\""))
                    .isEqualTo(ALL - 100);
        } finally {
            proxy.stop(0);
            answering.shutdownNow();
        }
    }

    private static void callRandomHosts(RestClient client, int count, Random random) throws Exception {
        List<URI> uris = IntStream.range(0, count)
                .mapToObj(i -> URI.create("http://h" + Long.toHexString(random.nextLong()) + ".example/path"))
                .toList();
        ExecutorService callers = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> calls = uris.stream()
                    .<Future<?>>map(uri -> callers.submit(
                            () -> client.get().uri(uri).retrieve().toBodilessEntity()))
                    .toList();
            for (Future<?> call : calls) {
                call.get();
            }
        } finally {
            callers.shutdownNow();
        }
    }

    /** Answers for every host, so that no name has to be looked up. */
    private static HttpServer proxy(ExecutorService answering) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.setExecutor(answering);
        server.start();
        return server;
    }
}
