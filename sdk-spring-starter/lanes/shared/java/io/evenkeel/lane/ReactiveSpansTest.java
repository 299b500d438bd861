package io.evenkeel.lane;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.evenkeel.Guarded;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.Comparator;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The spans of calls that no thread waits for, below the span of a request that no thread waits for either. */
class ReactiveSpansTest {
    private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("dependency.outcome");
    private static final InMemorySpanExporter SPANS = InMemorySpanExporter.create();
    private static WireMockServer server;
    private static LaneApp app;

    /** Work that somebody has put behind a guard. */
    static class Warehouse {
        @Guarded("warehouse")
        public Mono<String> one() {
            return Mono.fromSupplier(() -> Span.current().getSpanContext().getSpanId());
        }

        @Guarded("warehouse")
        public Flux<String> many() {
            return Flux.defer(() -> Flux.just(Span.current().getSpanContext().getSpanId(), "-", "end"));
        }
    }

    @RestController
    static class Shop {
        private final WebClient client;
        private final Warehouse warehouse;

        Shop(WebClient.Builder builder, Warehouse warehouse) {
            this.client = builder.build();
            this.warehouse = warehouse;
        }

        @GetMapping("/buy")
        Mono<String> buy() {
            return client.get()
                    .uri("http://127.0.0.1:" + server.port() + "/buy")
                    .retrieve()
                    .bodyToMono(String.class);
        }

        @GetMapping("/one")
        Mono<String> one() {
            return warehouse.one();
        }

        @GetMapping("/many")
        Flux<String> many() {
            return warehouse.many();
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
                WebApplicationType.REACTIVE,
                List.of(Beans.class, Shop.class),
                "management.tracing.sampling.probability=1",
                "evenkeel.redaction.keep=url.full",
                "evenkeel.outbound.retry.backoff=1ms",
                "evenkeel.dependencies.remote.hosts=127.0.0.1");
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

    @Test
    void aCallIsBelowTheRequestThatItServes() {
        server.stubFor(any(anyUrl()).willReturn(aResponse().withBody("fine")));

        assertThat(new TestClient().get(app.url("/buy")).body()).isEqualTo("fine");

        List<SpanData> spans = spans(2);
        assertThat(spans).extracting(SpanData::getKind).containsExactly(SpanKind.SERVER, SpanKind.CLIENT);
        assertThat(spans.get(1).getParentSpanId()).isEqualTo(spans.get(0).getSpanId());
        assertThat(spans.get(1).getAttributes().get(OUTCOME)).isEqualTo("success");
        assertThat(told()).singleElement().asString().contains(spans.get(1).getSpanId());
    }

    @Test
    void eachAttemptIsBelowTheCall() {
        server.stubFor(any(anyUrl())
                .inScenario("again")
                .whenScenarioStateIs(STARTED)
                .willReturn(aResponse().withStatus(500))
                .willSetStateTo("up"));
        server.stubFor(any(anyUrl())
                .inScenario("again")
                .whenScenarioStateIs("up")
                .willReturn(aResponse().withBody("fine")));

        assertThat(new TestClient().get(app.url("/buy")).body()).isEqualTo("fine");

        List<SpanData> spans = spans(4);
        SpanData call = spans.get(1);
        assertThat(call.getName()).isEqualTo("http get");
        assertThat(call.getParentSpanId()).isEqualTo(spans.get(0).getSpanId());
        assertThat(spans.subList(2, 4)).extracting(SpanData::getParentSpanId).containsOnly(call.getSpanId());
        assertThat(told().get(0)).contains(spans.get(3).getSpanId());
        assertThat(told().get(1)).contains(call.getSpanId());
    }

    /** Reactor's automatic propagation shows its source the request's observation again, and not the call's span. */
    @Test
    void aGuardedMonoIsACallBelowTheRequest() {
        String seen = new TestClient().get(app.url("/one")).body();

        assertThat(guarded().getParentSpanId()).isEqualTo(seen);
    }

    @Test
    void aGuardedFluxIsBegunInItsSpan() {
        String seen = new TestClient().get(app.url("/many")).body();

        assertThat(guarded().getSpanId()).isEqualTo(seen.substring(0, seen.indexOf('-')));
    }

    private static SpanData guarded() {
        List<SpanData> spans = spans(2);
        SpanData call = spans.get(1);
        assertThat(call.getName()).isEqualTo("warehouse");
        assertThat(call.getKind()).isEqualTo(SpanKind.CLIENT);
        assertThat(call.getParentSpanId()).isEqualTo(spans.get(0).getSpanId());
        return call;
    }

    /** Of the one trace that there is, oldest first. */
    private static List<SpanData> spans(int expected) {
        Awaitility.await().untilAsserted(() -> assertThat(SPANS.getFinishedSpanItems())
                .as("%s", names())
                .hasSize(expected));
        assertThat(SPANS.getFinishedSpanItems().stream()
                        .map(SpanData::getTraceId)
                        .distinct())
                .hasSize(1);
        return SPANS.getFinishedSpanItems().stream()
                .sorted(Comparator.comparingLong(SpanData::getStartEpochNanos))
                .toList();
    }

    private static List<String> names() {
        return SPANS.getFinishedSpanItems().stream().map(SpanData::getName).toList();
    }

    /** The trace headers that the server has got, the last one first. */
    private static List<String> told() {
        return server.getAllServeEvents().stream()
                .map(event -> event.getRequest().getHeader("traceparent"))
                .toList();
    }
}
