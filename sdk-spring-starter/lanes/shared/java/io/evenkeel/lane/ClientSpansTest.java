package io.evenkeel.lane;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.evenkeel.Dependency;
import io.evenkeel.Guarded;
import io.evenkeel.Reliability;
import io.evenkeel.call.ActiveCall;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** One call is one span, whoever makes it, and what the dependency is told is the span that it was called in. */
class ClientSpansTest {
    private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("dependency.outcome");
    private static final AttributeKey<String> NAME = AttributeKey.stringKey("dependency.name");
    private static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");
    private static final AttributeKey<Long> RESENT = AttributeKey.longKey("http.request.resend_count");
    private static final AttributeKey<Long> RETRIES = AttributeKey.longKey("dependency.retry.count");
    private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");
    private static final AttributeKey<String> URL = AttributeKey.stringKey("url.full");
    private static final AttributeKey<String> REASON = AttributeKey.stringKey("dependency.rejection.reason");

    private static final InMemorySpanExporter SPANS = InMemorySpanExporter.create();
    private static WireMockServer server;
    private static LaneApp app;

    /** Any client. */
    record Client(String name, boolean observed, Get get) {
        interface Get {
            String get(String base, String path) throws Exception;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** Work that somebody has put behind a guard. */
    static class Warehouse {
        @Guarded("warehouse")
        public String blocking() {
            return Span.current().getSpanContext().getSpanId();
        }

        @Guarded("warehouse")
        public Mono<String> reactive() {
            return Mono.fromSupplier(() -> Span.current().getSpanContext().getSpanId());
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Beans {
        @Bean
        SpanProcessor keptSpans() {
            return SimpleSpanProcessor.create(SPANS);
        }

        @Bean
        Warehouse warehouse() {
            return new Warehouse();
        }
    }

    @BeforeAll
    static void start() {
        server = new WireMockServer(
                options().dynamicPort().bindAddress("127.0.0.1").containerThreads(8));
        server.start();
        app = LaneApp.start(
                WebApplicationType.SERVLET,
                List.of(Beans.class, OutboundClients.PlainBeans.class, LibraryClients.Beans.class),
                "management.tracing.sampling.probability=1",
                "evenkeel.redaction.keep=url.full",
                "evenkeel.outbound.retry.backoff=1ms",
                "evenkeel.dependencies.remote.hosts=127.0.0.1",
                "evenkeel.dependencies.remote.breaker.minimum-calls=100000");
    }

    @AfterAll
    static void stop() {
        app.close();
        server.stop();
    }

    @BeforeEach
    void reset() {
        server.resetAll();
        SPANS.reset();
    }

    @AfterEach
    void nothingIsLeftOnTheThread() {
        assertThat(Context.current()).isSameAs(Context.root());
    }

    static Stream<Client> clients() {
        return Stream.concat(
                Stream.of(OutboundClients.values())
                        .map(client -> new Client(
                                client.name(),
                                !client.name().startsWith("PLAIN"),
                                (base, path) -> client.get(app.context(), base, path))),
                Stream.of(LibraryClients.values())
                        .map(client -> new Client(
                                client.name(), false, (base, path) -> client.get(app.context(), base + path))));
    }

    @ParameterizedTest
    @MethodSource("clients")
    void aCallIsOneSpanBelowItsCaller(Client client) throws Exception {
        server.stubFor(any(anyUrl()).willReturn(aResponse().withBody("fine")));

        Span caller =
                calling(() -> assertThat(client.get().get(base(), "/fine")).isEqualTo("fine"));

        List<SpanData> spans = below(caller, 1);
        SpanData call = spans.get(0);
        assertThat(call.getName()).isEqualTo(client.observed() ? "http get" : "GET");
        assertThat(call.getKind()).isEqualTo(SpanKind.CLIENT);
        assertThat(call.getParentSpanId()).isEqualTo(caller.getSpanContext().getSpanId());
        assertThat(call.getStatus().getStatusCode()).isNotEqualTo(StatusCode.ERROR);
        assertThat(call.getAttributes().get(NAME)).isEqualTo("remote");
        assertThat(call.getAttributes().get(OUTCOME)).isEqualTo("success");
        assertThat(call.getAttributes().get(STATUS)).isEqualTo(200);
        assertThat(call.getAttributes().get(URL)).isEqualTo(base() + "/fine");
        assertThat(told()).containsExactly(header(call));
    }

    @ParameterizedTest
    @MethodSource("clients")
    void aCallThatIsTriedAgainHasASpanForEachAttempt(Client client) throws Exception {
        server.stubFor(any(anyUrl())
                .inScenario("again")
                .whenScenarioStateIs(STARTED)
                .willReturn(aResponse().withStatus(500))
                .willSetStateTo("up"));
        server.stubFor(any(anyUrl())
                .inScenario("again")
                .whenScenarioStateIs("up")
                .willReturn(aResponse().withBody("fine")));

        Span caller =
                calling(() -> assertThat(client.get().get(base(), "/again")).isEqualTo("fine"));

        List<SpanData> spans = below(caller, 3);
        SpanData call = spans.stream()
                .filter(span ->
                        span.getParentSpanId().equals(caller.getSpanContext().getSpanId()))
                .findFirst()
                .orElseThrow();
        List<SpanData> attempts = spans.stream()
                .filter(span -> span.getParentSpanId().equals(call.getSpanId()))
                .toList();
        assertThat(call.getName()).isEqualTo(client.observed() ? "http get" : "GET");
        assertThat(call.getAttributes().get(OUTCOME)).isEqualTo("success");
        assertThat(call.getAttributes().get(RETRIES)).isEqualTo(1);
        assertThat(call.getStatus().getStatusCode()).isNotEqualTo(StatusCode.ERROR);
        assertThat(attempts).extracting(SpanData::getName).containsExactly("GET", "GET");
        assertThat(attempts).extracting(SpanData::getKind).containsOnly(SpanKind.CLIENT);
        SpanData failed = attempts.get(0);
        assertThat(failed.getAttributes().get(STATUS)).isEqualTo(500);
        assertThat(failed.getAttributes().get(ERROR)).isEqualTo("500");
        assertThat(failed.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        SpanData succeeded = attempts.get(1);
        assertThat(succeeded.getAttributes().get(STATUS)).isEqualTo(200);
        assertThat(succeeded.getAttributes().get(RESENT)).isEqualTo(1);
        assertThat(succeeded.getStartEpochNanos()).isGreaterThanOrEqualTo(failed.getEndEpochNanos());
        assertThat(told()).containsExactly(header(call), header(succeeded));
    }

    @ParameterizedTest
    @MethodSource("clients")
    void anAnswerThatSaysNoIsAnErrorOfItsStatus(Client client) {
        server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(404)));

        Span caller = calling(() -> assertThat(catchThrowable(() -> client.get().get(base(), "/no?secret=secret")))
                .isNotNull());

        SpanData call = below(caller, 1).get(0);
        assertThat(call.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(call.getAttributes().get(OUTCOME)).isEqualTo("client_fault");
        assertThat(call.getAttributes().get(STATUS)).isEqualTo(404);
        assertThat(call.getAttributes().get(ERROR)).isEqualTo("404");
        if (!client.name().startsWith("HTTP_INTERFACE")) { // there it is a part of the path
            assertThat(call.getAttributes().get(URL)).isEqualTo(base() + "/no");
        }
    }

    @ParameterizedTest
    @MethodSource("clients")
    void aRefusedCallIsAnErrorOfItsReason(Client client) {
        Dependency remote = app.bean(Reliability.class).dependency("remote");
        int limit = remote.settings().concurrencyLimit();
        remote.change(spec -> spec.concurrencyLimit(1));
        ActiveCall open = remote.start();
        Span caller;
        try {
            caller = calling(() -> assertThat(catchThrowable(() -> client.get().get(base(), "/refused")))
                    .isNotNull());
        } finally {
            open.succeeded(null);
            remote.change(spec -> spec.concurrencyLimit(limit));
        }

        SpanData call = below(caller, 1).get(0);
        assertThat(call.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(call.getAttributes().get(OUTCOME)).isEqualTo("rejected");
        assertThat(call.getAttributes().get(REASON)).isEqualTo("bulkhead_full");
        assertThat(call.getAttributes().get(ERROR)).isEqualTo("bulkhead_full");
        assertThat(told()).isEmpty();
    }

    @Test
    void aGuardedMethodIsASpanThatItsWorkIsIn() {
        Warehouse warehouse = app.bean(Warehouse.class);
        String[] seen = new String[2];

        Span caller = calling(() -> {
            seen[0] = warehouse.blocking();
            seen[1] = warehouse.reactive().block(Duration.ofSeconds(20));
        });

        List<SpanData> spans = below(caller, 2);
        assertThat(spans).extracting(SpanData::getName).containsExactly("warehouse", "warehouse");
        assertThat(spans).extracting(SpanData::getKind).containsOnly(SpanKind.CLIENT);
        assertThat(spans).extracting(SpanData::getSpanId).containsExactly(seen);
    }

    @Test
    void aRequestThatSomebodyElseHasTracedIsLeftAlone() throws Exception {
        server.stubFor(any(anyUrl()).willReturn(aResponse().withBody("fine")));
        String theirs = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

        Span caller = calling(() -> app.bean(java.net.http.HttpClient.class)
                .send(
                        java.net.http.HttpRequest.newBuilder(java.net.URI.create(base() + "/theirs"))
                                .header("traceparent", theirs)
                                .build(),
                        java.net.http.HttpResponse.BodyHandlers.ofString()));

        below(caller, 0);
        assertThat(told()).containsExactly(theirs);
    }

    @Test
    void whatIsOutOfTimeHasTheTypeOfWhatItThrew() {
        server.stubFor(any(anyUrl()).willReturn(aResponse().withFixedDelay(5_000)));

        Span caller = calling(() -> assertThat(catchThrowable(() -> app.bean(java.net.http.HttpClient.class)
                        .send(
                                java.net.http.HttpRequest.newBuilder(java.net.URI.create(base() + "/late"))
                                        .method("POST", java.net.http.HttpRequest.BodyPublishers.noBody())
                                        .timeout(Duration.ofMillis(50))
                                        .build(),
                                java.net.http.HttpResponse.BodyHandlers.ofString())))
                .isInstanceOf(HttpTimeoutException.class));

        SpanData call = below(caller, 1).get(0);
        assertThat(call.getAttributes().get(OUTCOME)).isEqualTo("timeout");
        assertThat(call.getAttributes().get(ERROR)).isEqualTo(HttpTimeoutException.class.getName());
        assertThat(call.getEvents()).singleElement().satisfies(event -> assertThat(
                        event.getAttributes().asMap())
                .containsOnlyKeys(AttributeKey.stringKey("exception.type")));
    }

    private interface Step {
        void run() throws Exception;
    }

    private static Span calling(Step work) {
        Span caller = app.bean(OpenTelemetry.class)
                .getTracer("test")
                .spanBuilder("caller")
                .startSpan();
        try (Scope entered = caller.makeCurrent()) {
            assertThat(entered).isNotNull();
            work.run();
            assertThat(Span.current()).isSameAs(caller);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            caller.end();
        }
        return caller;
    }

    /** All spans of the caller's trace but its own, oldest first, once there are as many. */
    private static List<SpanData> below(Span caller, int expected) {
        String trace = caller.getSpanContext().getTraceId();
        Awaitility.await()
                .untilAsserted(() ->
                        assertThat(ofTrace(trace)).as("%s", ofTrace(trace)).hasSize(expected + 1));
        assertThat(SPANS.getFinishedSpanItems())
                .as("no other trace")
                .allMatch(span ->
                        span.getTraceId().equals(trace) || span.getName().equals("remote"));
        return ofTrace(trace).stream()
                .filter(span -> !span.getSpanId().equals(caller.getSpanContext().getSpanId()))
                .sorted(Comparator.comparingLong(SpanData::getStartEpochNanos))
                .toList();
    }

    private static List<SpanData> ofTrace(String trace) {
        return SPANS.getFinishedSpanItems().stream()
                .filter(span -> span.getTraceId().equals(trace))
                .toList();
    }

    /** The trace headers that the server has got, oldest first. */
    private static List<String> told() {
        List<String> told = new ArrayList<>();
        server.getAllServeEvents()
                .forEach(event -> told.add(0, event.getRequest().getHeader("traceparent")));
        return told;
    }

    private static String header(SpanData span) {
        return "00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                + span.getSpanContext().getTraceFlags().asHex();
    }

    private static String base() {
        return "http://127.0.0.1:" + server.port();
    }
}
