package io.evenkeel.lane;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;

/** A remote service in every bad state. */
final class Hostile implements AutoCloseable {
    /** What goes wrong, and what such a call comes to. */
    enum Way {
        RESET("failure"),
        EMPTY("failure"),
        GARBAGE("failure"),
        MALFORMED_CHUNK("failure"),
        LATE("timeout"),
        SILENT("timeout"),
        SLOW_HEAD("timeout"),
        DRIBBLE("timeout"),
        SLOW_BODY("timeout"),
        REFUSED("failure"),
        UNKNOWN_HOST("failure"),
        NO_TLS("failure"),
        UNTRUSTED("failure");

        final String outcome;

        Way(String outcome) {
            this.outcome = outcome;
        }
    }

    private final WireMockServer server = new WireMockServer(
            options().dynamicPort().dynamicHttpsPort().bindAddress("127.0.0.1").containerThreads(30));
    private final SlowServer silent = new SlowServer("", "");
    private final SlowServer slowHead = new SlowServer("HTTP/1.1 200 OK\r\n", "A: b\r\n");
    private final SlowServer slowBody =
            new SlowServer("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "1\r\na\r\n");
    private final int closedPort = closedPort();

    Hostile() {
        server.start();
        server.stubFor(get(anyUrl()).willReturn(aResponse().withStatus(200).withBody("fine")));
        stub(Way.RESET, Fault.CONNECTION_RESET_BY_PEER);
        stub(Way.EMPTY, Fault.EMPTY_RESPONSE);
        stub(Way.GARBAGE, Fault.RANDOM_DATA_THEN_CLOSE);
        stub(Way.MALFORMED_CHUNK, Fault.MALFORMED_RESPONSE_CHUNK);
        server.stubFor(get(urlEqualTo("/in-an-hour"))
                .willReturn(aResponse().withStatus(503).withHeader("Retry-After", "3600")));
        server.stubFor(get(urlEqualTo("/" + Way.LATE))
                .willReturn(aResponse().withStatus(200).withFixedDelay(4_000)));
        server.stubFor(get(urlEqualTo("/" + Way.DRIBBLE))
                .willReturn(
                        aResponse().withStatus(200).withBody("x".repeat(100)).withChunkedDribbleDelay(50, 4_000)));
    }

    private void stub(Way way, Fault fault) {
        server.stubFor(get(urlEqualTo("/" + way)).willReturn(aResponse().withFault(fault)));
    }

    private static int closedPort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String fine() {
        return "http://127.0.0.1:" + server.port() + "/fine";
    }

    String inAnHour() {
        return "http://127.0.0.1:" + server.port() + "/in-an-hour";
    }

    String url(Way way) {
        return switch (way) {
            case SILENT -> "http://127.0.0.1:" + silent.port() + "/";
            case SLOW_HEAD -> "http://127.0.0.1:" + slowHead.port() + "/";
            case SLOW_BODY -> "http://127.0.0.1:" + slowBody.port() + "/";
            case REFUSED -> "http://127.0.0.1:" + closedPort + "/";
            case UNKNOWN_HOST -> "http://nowhere.invalid/";
            case NO_TLS -> "https://127.0.0.1:" + server.port() + "/";
            case UNTRUSTED -> "https://127.0.0.1:" + server.httpsPort() + "/";
            default -> "http://127.0.0.1:" + server.port() + "/" + way;
        };
    }

    /** All of it as one dependency. */
    static List<String> hosts() {
        return List.of("127.0.0.1", "nowhere.invalid");
    }

    @Override
    public void close() {
        server.stop();
        silent.close();
        slowHead.close();
        slowBody.close();
    }
}
