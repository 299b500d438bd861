package io.evenkeel.lane;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static com.github.tomakehurst.wiremock.http.Fault.CONNECTION_RESET_BY_PEER;
import static com.github.tomakehurst.wiremock.http.Fault.EMPTY_RESPONSE;
import static com.github.tomakehurst.wiremock.http.Fault.MALFORMED_RESPONSE_CHUNK;
import static com.github.tomakehurst.wiremock.http.Fault.RANDOM_DATA_THEN_CLOSE;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Locale;

/** What can go wrong with a remote service below HTTP, each for three seconds at least where it is slow. */
enum Fault {
    RESET("failure"),
    EMPTY("failure"),
    GARBAGE("failure"),
    GARBAGE_CHUNK("failure"),
    DRIBBLING_BODY("timeout"),
    LATE_HEAD("timeout"),
    DRIBBLING_HEAD("timeout"),
    REFUSED("failure"),
    UNKNOWN_HOST("failure"),
    UNTRUSTED("failure");

    private static final int SLOW_MILLIS = 3_000;

    private final String outcome;

    Fault(String outcome) {
        this.outcome = outcome;
    }

    /** The outcome of a call that meets it. */
    String outcome() {
        return outcome;
    }

    /** Servers with all these faults. */
    static final class Servers implements AutoCloseable {
        private final WireMockServer server = new WireMockServer(options()
                .dynamicPort()
                .dynamicHttpsPort()
                .bindAddress("127.0.0.1")
                .containerThreads(16));
        private final ServerSocket dribbling;

        Servers() {
            server.start();
            server.stubFor(get(urlEqualTo("/fine")).willReturn(aResponse().withBody("fine")));
            stub(RESET, aResponse().withFault(CONNECTION_RESET_BY_PEER));
            stub(EMPTY, aResponse().withFault(EMPTY_RESPONSE));
            stub(GARBAGE, aResponse().withFault(RANDOM_DATA_THEN_CLOSE));
            stub(GARBAGE_CHUNK, aResponse().withFault(MALFORMED_RESPONSE_CHUNK));
            stub(DRIBBLING_BODY, aResponse().withBody("x".repeat(300)).withChunkedDribbleDelay(60, SLOW_MILLIS));
            stub(LATE_HEAD, aResponse().withBody("late").withFixedDelay(SLOW_MILLIS));
            try {
                dribbling = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Thread thread = new Thread(this::dribble, "dribbling head");
            thread.setDaemon(true);
            thread.start();
        }

        private void stub(Fault fault, ResponseDefinitionBuilder answer) {
            server.stubFor(get(urlEqualTo(path(fault))).willReturn(answer));
        }

        private static String path(Fault fault) {
            return "/" + fault.name().toLowerCase(Locale.ROOT);
        }

        /** A byte of a header at a time, until the client has gone. */
        private void dribble() {
            while (!dribbling.isClosed()) {
                try (Socket socket = dribbling.accept()) {
                    socket.getOutputStream().write("HTTP/1.1 200 OK\r\nX-Slow: ".getBytes(ISO_8859_1));
                    for (int i = 0; i < SLOW_MILLIS / 20; i++) {
                        socket.getOutputStream().write('x');
                        Thread.sleep(20);
                    }
                } catch (IOException gone) {
                    // The next one, or the end of the test.
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        String fine() {
            return "http://127.0.0.1:" + server.port() + "/fine";
        }

        String url(Fault fault) {
            return switch (fault) {
                case REFUSED -> "http://127.0.0.1:" + closedPort() + "/";
                case UNKNOWN_HOST -> "http://nowhere.invalid/";
                case UNTRUSTED -> "https://127.0.0.1:" + server.httpsPort() + "/fine";
                case DRIBBLING_HEAD -> "http://127.0.0.1:" + dribbling.getLocalPort() + "/";
                default -> "http://127.0.0.1:" + server.port() + path(fault);
            };
        }

        private static int closedPort() {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            server.stop();
            try {
                dribbling.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
