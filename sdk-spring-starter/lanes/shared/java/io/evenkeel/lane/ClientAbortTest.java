package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class ClientAbortTest {
    private static final int ABORTED = 12;
    private static final int SERVED = 30;
    private static final Semaphore BEGUN = new Semaphore(0);

    @RestController
    static class Patient {
        /** More than the buffers of both sockets hold. */
        @GetMapping("/large")
        byte[] large() {
            return new byte[24 * 1024 * 1024];
        }

        @GetMapping(path = "/stream", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
        Flux<DataBuffer> stream() {
            return Flux.range(0, 1_000).map(part -> DefaultDataBufferFactory.sharedInstance.wrap(new byte[64 * 1024]));
        }

        @GetMapping("/never")
        Mono<String> never() {
            return Mono.<String>never().doOnSubscribe(begun -> BEGUN.release());
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import(Patient.class)
    static class Patients {}

    @Test
    void onMvcAnAnswerThatTheClientDoesNotReadIsExcludedAsCancelled() throws IOException {
        try (LaneApp app = LaneApp.start(WebApplicationType.SERVLET, List.of(Patients.class))) {
            for (int i = 0; i < ABORTED; i++) {
                abortWhileReading(app.port(), "/large");
            }
            serve(app);

            awaitExact(app, SERVED, ABORTED);
        }
    }

    @Test
    void onWebFluxARequestThatTheClientGivesUpBeforeTheAnswerIsExcludedAsCancelled() throws IOException {
        try (LaneApp app = LaneApp.start(WebApplicationType.REACTIVE, List.of(Patients.class))) {
            for (int i = 0; i < ABORTED; i++) {
                abortBeforeTheAnswer(app.port(), "/never");
            }
            serve(app);

            awaitExact(app, SERVED, ABORTED);
        }
    }

    /** Netty does not tell Spring that the rest of an answer was not read; Boot's own meters say success too. */
    @Test
    void onWebFluxAnAnswerWhoseHeadWasSentCountsByItsStatus() throws IOException {
        try (LaneApp app = LaneApp.start(WebApplicationType.REACTIVE, List.of(Patients.class))) {
            for (int i = 0; i < ABORTED; i++) {
                abortWhileReading(app.port(), "/stream");
            }
            serve(app);

            awaitExact(app, SERVED + ABORTED, 0);
        }
    }

    private static void awaitExact(LaneApp app, int good, int cancelled) {
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            Scrape scrape = app.scrape();
            assertThat(scrape.sum("slo_events_excluded_total", "reason=\"cancelled\""))
                    .isEqualTo(cancelled);
            assertThat(scrape.sum("slo_events_total", "objective=\"availability\"", "result=\"good\""))
                    .isEqualTo(good);
            assertThat(scrape.sum("slo_events_total", "objective=\"availability\"", "result=\"bad\""))
                    .isZero();
        });
    }

    private static void serve(LaneApp app) {
        TestClient client = new TestClient();
        for (int i = 0; i < SERVED; i++) {
            client.get(app.url("/ok/" + i));
        }
    }

    private static void abortWhileReading(int port, String path) throws IOException {
        try (Socket socket = request(port, path)) {
            assertThat(socket.getInputStream().readNBytes(100)).hasSize(100);
        }
    }

    private static void abortBeforeTheAnswer(int port, String path) throws IOException {
        try (Socket socket = request(port, path)) {
            assertThat(socket.isConnected()).isTrue();
            BEGUN.acquireUninterruptibly();
        }
    }

    private static Socket request(int port, String path) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        OutputStream out = socket.getOutputStream();
        out.write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return socket;
    }
}
