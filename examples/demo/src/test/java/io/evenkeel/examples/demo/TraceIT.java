package io.evenkeel.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One trace over two packaged services on two lines of Spring Boot, as a collector gets it. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class TraceIT {
    private static final String CALLER = "00f067aa0ba902b7";
    private static final String COLD = "4bf92f3577b34da6a3ce929d0e0e4700";
    private static final String GOOD = "4bf92f3577b34da6a3ce929d0e0e4701";
    private static final String BAD = "4bf92f3577b34da6a3ce929d0e0e4702";

    private static final Step STOREFRONT = new Step("storefront", "SERVER", "http post /orders");
    private static final Step CALL = new Step("storefront", "CLIENT", "http post");
    private static final Step LEDGER = new Step("ledger", "SERVER", "http post /entries");

    /** What the spans of a purchase say, by where they are made: what Spring Boot says of them, and what Evenkeel does. */
    private static final Map<Step, Map<String, String>> ATTRIBUTES_OF_A_GOOD_ORDER = Map.of(
            STOREFRONT,
            Map.of(
                    "uri",
                    "/orders",
                    "method",
                    "POST",
                    "status",
                    "201",
                    "slo.journey",
                    "checkout",
                    "slo.result",
                    "good"),
            CALL,
            Map.of(
                    "uri",
                    "/entries",
                    "method",
                    "POST",
                    "status",
                    "201",
                    "dependency.name",
                    "ledger",
                    "dependency.outcome",
                    "success"),
            LEDGER,
            Map.of(
                    "uri",
                    "/entries",
                    "method",
                    "POST",
                    "status",
                    "201",
                    "slo.journey",
                    "default",
                    "slo.result",
                    "good"));

    private static final Map<Step, Map<String, String>> ATTRIBUTES_OF_A_BAD_ORDER = Map.of(
            STOREFRONT,
            Map.of("status", "502", "slo.journey", "checkout", "slo.result", "bad", "slo.cause", "dependency:ledger"),
            CALL,
            Map.of("status", "500", "dependency.name", "ledger", "dependency.outcome", "failure", "error.type", "500"),
            LEDGER,
            Map.of("status", "500", "slo.journey", "default", "slo.result", "bad", "slo.cause", "own_error"));

    private static final Map<Step, String> STATUS_OF_A_GOOD_ORDER =
            Map.of(STOREFRONT, "UNSET", CALL, "UNSET", LEDGER, "UNSET");

    private static final Map<Step, String> STATUS_OF_A_BAD_ORDER =
            Map.of(STOREFRONT, "ERROR", CALL, "ERROR", LEDGER, "ERROR");

    private static final List<AutoCloseable> RUNNING = new ArrayList<>();
    private static TraceReceiver receiver;
    private static Service storefront;
    private static Service ledger;

    /** A span of the way that an order takes. */
    private record Step(String service, String kind, String name) {
        static Step of(ReceivedSpan span) {
            return new Step(span.service(), span.kind(), span.span().getName());
        }
    }

    @BeforeAll
    static void start() throws Exception {
        Installation installation = new Installation(Path.of(System.getProperty("demo.jar")));
        receiver = opened(new TraceReceiver());
        ledger = opened(ServiceProcess.start("ledger", installation, receiver.arguments()))
                .awaitReady();
        storefront = opened(ServiceProcess.start(
                        "storefront",
                        installation,
                        Stream.concat(
                                        Stream.of("--ledger.address="
                                                + ledger.site().address()),
                                        Stream.of(receiver.arguments()))
                                .toArray(String[]::new)))
                .awaitReady();
        for (int cold = 0; cold < 5; cold++) {
            order(COLD); // too slow to be good, in a service that has just started
        }
    }

    @AfterAll
    static void stop() throws Exception {
        for (int last = RUNNING.size() - 1; last >= 0; last--) {
            RUNNING.get(last).close();
        }
    }

    @Test
    void aGoodOrder() throws Exception {
        assertThat(order(GOOD)).isEqualTo(201);

        assertThatTheTraceIs(GOOD, STATUS_OF_A_GOOD_ORDER, ATTRIBUTES_OF_A_GOOD_ORDER);
    }

    @Test
    void aBadOrder() throws Exception {
        ledger.put("/weather", "failing");
        assertThat(order(BAD)).isEqualTo(502);
        ledger.put("/weather", "healthy");

        assertThatTheTraceIs(BAD, STATUS_OF_A_BAD_ORDER, ATTRIBUTES_OF_A_BAD_ORDER);
    }

    /** The storefront, below it its call, below that the ledger; what is between them is inside of a service. */
    private static void assertThatTheTraceIs(
            String traceId, Map<Step, String> statuses, Map<Step, Map<String, String>> attributes) {
        Map<Step, ReceivedSpan> trace = new HashMap<>();
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            receiver.trace(traceId).forEach(span -> trace.put(Step.of(span), span));
            assertThat(trace).containsKeys(STOREFRONT, CALL, LEDGER);
        });
        List<ReceivedSpan> spans = receiver.trace(traceId);
        assertThat(spans.stream()
                        .filter(span -> !span.kind().equals("INTERNAL"))
                        .map(Step::of))
                .as("each once: %s", spans)
                .containsExactlyInAnyOrder(STOREFRONT, CALL, LEDGER);
        assertThat(trace.get(STOREFRONT).parentId()).isEqualTo(CALLER);
        assertThat(trace.get(LEDGER).parentId()).isEqualTo(trace.get(CALL).id());
        assertThat(ancestors(trace.get(CALL), spans))
                .contains(trace.get(STOREFRONT).id());
        statuses.forEach((step, status) -> assertThat(trace.get(step).status())
                .as("status of %s", trace.get(step))
                .isEqualTo(status));
        attributes.forEach((step, expected) -> assertThat(trace.get(step).attributes())
                .as("attributes of %s", trace.get(step))
                .containsAllEntriesOf(expected));
    }

    /** The ids of the spans above one, as far as they have arrived. */
    private static List<String> ancestors(ReceivedSpan span, List<ReceivedSpan> spans) {
        Map<String, ReceivedSpan> byId = new HashMap<>();
        spans.forEach(each -> byId.put(each.id(), each));
        List<String> ids = new ArrayList<>();
        for (ReceivedSpan above = byId.get(span.parentId()); above != null; above = byId.get(above.parentId())) {
            ids.add(above.id());
        }
        return ids;
    }

    private static int order(String traceId) throws Exception {
        HttpRequest order = HttpRequest.newBuilder(storefront.site().at("/orders"))
                .header("Content-Type", "application/json")
                .header("traceparent", "00-" + traceId + "-" + CALLER + "-01")
                .timeout(Duration.ofSeconds(20))
                .POST(BodyPublishers.ofString("{\"sku\": \"lamp\", \"pieces\": 1}"))
                .build();
        return HttpClient.newHttpClient().send(order, BodyHandlers.discarding()).statusCode();
    }

    private static <T extends AutoCloseable> T opened(T opened) {
        RUNNING.add(opened);
        return opened;
    }
}
