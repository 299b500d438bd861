package io.evenkeel.spring.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the metadata endpoint does, nobody waits for it for longer than it has. */
class EcsTaskTest {
    private static final String GOOD = "{\"TaskARN\":\"arn:aws:ecs:eu-west-1:1:task/t\",\"Revision\":7,"
            + "\"Family\":\"orders\",\"Containers\":[null,{\"DockerId\":5}]}";
    /** The rest is for this machine, whose cores other tests share. */
    private static final Duration AT_THE_LATEST = EcsTask.LIMIT.plusMillis(250);

    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicInteger requests = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;

    /** What the server does with a request. */
    private interface Answer {
        void to(HttpExchange exchange) throws IOException, InterruptedException;
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void aTaskIsAskedOnceAndFieldsOfAWrongTypeAreLeftOut() {
        String uri = answered(exchange -> send(exchange, 200, GOOD));

        await().untilAsserted(() -> assertThat(ask(uri))
                .isEqualTo(Map.of(
                        "cloud.provider", "aws",
                        "cloud.platform", "aws_ecs",
                        "cloud.region", "eu-west-1",
                        "cloud.account.id", "1",
                        "aws.ecs.task.arn", "arn:aws:ecs:eu-west-1:1:task/t",
                        "aws.ecs.task.id", "t",
                        "aws.ecs.task.family", "orders")));
        assertThat(ask(uri)).hasSize(7);
        assertThat(requests).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "no json",
                "{\"TaskARN\":7}",
                "{\"TaskARN\":\"x:y\"}",
                "{\"TaskARN\":\"\\u0000\"}"
            })
    void anAnswerThatIsNotUnderstoodSaysNothing(String body) {
        assertThat(ask(answered(exchange -> send(exchange, 200, body)))).isEmpty();
    }

    @Test
    void anAnswerWithoutEndOrWithoutBottomSaysNothing() {
        assertThat(ask(answered(exchange -> send(exchange, 200, GOOD + " ".repeat(300_000)))))
                .isEmpty();
        assertThat(ask(answered(exchange -> send(exchange, 200, "{\"TaskARN\":" + "[".repeat(200_000)))))
                .isEmpty();
    }

    @Test
    void anErrorAndARedirectSayNothing() {
        assertThat(ask(answered(exchange -> send(exchange, 500, GOOD)))).isEmpty();
        String good = answered(exchange -> send(exchange, 200, GOOD));
        assertThat(ask(answered(exchange -> {
                    exchange.getResponseHeaders().set("Location", good + "/task");
                    send(exchange, 302, "");
                })))
                .isEmpty();
    }

    @Test
    void nobodyWaitsForOneThatDoesNotAnswer() {
        assertThat(ask(answered(exchange -> over.await()))).isEmpty();
        assertThat(ask(answered(exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    while (over.getCount() > 0) { // byte by byte, without an end
                        exchange.getResponseBody().write(' ');
                        exchange.getResponseBody().flush();
                    }
                })))
                .isEmpty();
        assertThat(ask("http://127.0.0.1:1/v4/absent")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://169.254.170.2/v4/x",
                "http://10.0.0.1/v4/x",
                "http://localhost/v4/x",
                "http://169.254.170.2@evil.example/v4/x",
                "http://169.254.170.2.evil.example/v4/x",
                "http://127.0.0.1:80/v4/x?y",
                "http://127.0.0.1/\r\nHost: x",
                "file:///etc/passwd",
                ""
            })
    void nobodyElseIsAsked(String uri) {
        assertThat(EcsTask.at(uri)).isNull();
    }

    private String answered(Answer answer) {
        String path = "/v4/" + threads.hashCode() + server.hashCode() + answer.hashCode();
        server.createContext(path, exchange -> {
            requests.incrementAndGet();
            try {
                answer.to(exchange);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                exchange.close();
            }
        });
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private static Map<String, String> ask(String uri) {
        EcsTask task = Objects.requireNonNull(EcsTask.at(uri));
        long begun = System.nanoTime();
        Map<String, String> attributes = task.attributes();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(AT_THE_LATEST);
        return attributes;
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
