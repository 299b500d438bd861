package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.web.client.RestClient;
import org.springframework.web.reactive.function.client.WebClient;

/** A place where a canary is planted: somewhere in a request, or in what the application does with it. */
@FunctionalInterface
interface Nest {
    void plant(Canary canary, LaneApp app, String remote);

    /** All of them, on the way in, inside, and on the way out with each client. */
    static List<Nest> all() {
        return Stream.of(inbound(), inside(), outbound())
                .flatMap(nests -> nests)
                .toList();
    }

    private static Stream<Nest> inbound() {
        return Stream.of(
                header("Authorization: Bearer "),
                header("Cookie: session="),
                header("X-Api-Key: "),
                header("User-Agent: "),
                header("X-Note: "),
                header("baggage: user="),
                header("tracestate: vendor=password:"),
                header("traceparent: "),
                request(c -> "GET /leak/ok/" + c.text()),
                request(c -> "GET /leak/ok/1?token=" + c.text()),
                request(c -> "GET /nowhere/" + c.text()),
                request(c -> "GET /nowhere?q=" + c.text()),
                request(c -> "GET http://joe:" + c.mark() + "@shop/leak/ok/1"),
                request(c -> c.mark() + " /leak/ok/1"),
                (c, app, remote) -> new TestClient().postJson(app.url("/leak/body"), "{\"card\":\"" + c.text() + "\"}"),
                (c, app, remote) -> RawAnswer.to(
                        app.port(),
                        "POST /leak/form?x=" + c.text(),
                        "Content-Type: application/x-www-form-urlencoded"));
    }

    private static Stream<Nest> inside() {
        return Stream.of("unhandled", "handled", "status", "dependency", "journey", "late", "own")
                .map(path -> request(c -> "GET /leak/" + path + "?m=" + c.text()));
    }

    @SuppressWarnings("unchecked")
    private static Stream<Nest> outbound() {
        Stream<Nest> spring = Stream.of(OutboundClients.values())
                .flatMap(client -> urls((app, url) -> client.get(app.context(), url.base(), url.path())));
        Stream<Nest> library = Stream.of(LibraryClients.values())
                .flatMap(client -> urls((app, url) -> client.get(app.context(), url.base() + url.path())));
        Stream<Nest> headers = Stream.of(
                (c, app, remote) -> quietly(() -> app.bean(RestClient.Builder.class)
                        .build()
                        .get()
                        .uri(remote + "/fail/header")
                        .header("Authorization", c.text())
                        .header("X-Echo", c.text())
                        .retrieve()
                        .toBodilessEntity()),
                (c, app, remote) -> quietly(() -> app.bean(WebClient.Builder.class)
                        .build()
                        .get()
                        .uri(remote + "/fail/header")
                        .header("Authorization", c.text())
                        .header("X-Echo", c.text())
                        .retrieve()
                        .toBodilessEntity()
                        .block()));
        Stream<Nest> kafka = Stream.of((c, app, remote) -> quietly(() -> {
            ProducerRecord<String, String> record = new ProducerRecord<>("orders", c.text(), c.text());
            record.headers().add("password", c.text().getBytes(StandardCharsets.UTF_8));
            record.headers().add("baggage", ("user=" + c.text()).getBytes(StandardCharsets.UTF_8));
            return app.bean(KafkaTemplate.class).send(record).get();
        }));
        return Stream.of(spring, library, headers, kafka).flatMap(nests -> nests);
    }

    private static Nest header(String start) {
        return (c, app, remote) -> RawAnswer.to(app.port(), "GET /leak/ok/1", start + c.text());
    }

    /** A line of a request without its version. */
    private static Nest request(java.util.function.Function<Canary, String> line) {
        return (c, app, remote) -> RawAnswer.to(app.port(), line.apply(c));
    }

    record Url(String base, String path) {}

    @FunctionalInterface
    interface Call {
        Object to(LaneApp app, Url url) throws Exception;
    }

    /** In the query, the path and the user of a URL that works, in a failing answer, and of a server that is not there. */
    private static Stream<Nest> urls(Call call) {
        return Stream.of(
                (c, app, remote) -> quietly(() -> call.to(app, new Url(remote, "/ok?token=" + c.text()))),
                (c, app, remote) -> quietly(() -> call.to(app, new Url(remote, "/ok/" + c.text()))),
                (c, app, remote) ->
                        quietly(() -> call.to(app, new Url(remote.replace("://", "://joe:" + c.mark() + "@"), "/ok"))),
                (c, app, remote) -> quietly(() -> call.to(app, new Url(remote, "/fail?m=" + c.text()))),
                (c, app, remote) -> quietly(
                        () -> call.to(app, new Url("http://127.0.0.1:1", "/down/" + c.text() + "?m=" + c.text()))));
    }

    @FunctionalInterface
    interface Doing {
        Object done() throws Exception;
    }

    /** What it throws is for the application: here that is nobody. */
    private static void quietly(Doing doing) {
        assertThatCode(doing::done).satisfies(whatever -> {});
    }
}
