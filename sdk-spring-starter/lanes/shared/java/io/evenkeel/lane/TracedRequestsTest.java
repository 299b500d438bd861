package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.evenkeel.UserJourney;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

/** What the spans of requests say of their journeys, and what exemplars say of the spans. */
class TracedRequestsTest {
    private static final String PARENT = "00f067aa0ba902b7";
    private static final Semaphore BEGUN = new Semaphore(0);

    @Configuration(proxyBeanMethods = false)
    @Import({RecordedSpans.Beans.class, Desk.class, Press.class})
    static class Beans {}

    @RestController
    static class Desk {
        private final Press press;

        Desk(Press press) {
            this.press = press;
        }

        @GetMapping("/printed")
        String printed() {
            return press.print("page");
        }

        @GetMapping("/refused")
        String refused() {
            throw new ResponseStatusException(org.springframework.http.HttpStatus.CONFLICT);
        }

        @GetMapping("/never")
        Mono<String> never() {
            return Mono.<String>never().doOnSubscribe(begun -> BEGUN.release());
        }
    }

    static class Press {
        @UserJourney("print")
        public String print(String text) {
            return text;
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVLET", "REACTIVE"})
    void theSpanOfEachRequestSaysWhatWasCounted(WebApplicationType web) {
        String good = "UNSET {slo.journey=default, slo.result=good}";
        String excluded = "UNSET {slo.journey=default, slo.result=excluded}";
        boolean mvc = web == WebApplicationType.SERVLET;
        Map<String, String> expected = new LinkedHashMap<>();
        expected.put("GET /ok/1", good);
        expected.put("POST /orders", "UNSET {slo.journey=checkout, slo.result=good}");
        expected.put("GET /status/404", excluded);
        expected.put("GET /handled/404", excluded);
        expected.put("GET /refused", mvc ? excluded : excluded.replace("UNSET", "OK"));
        expected.put("GET /no/such/page", mvc ? excluded : excluded.replace("UNSET", "OK"));
        expected.put("GET /actuator/health", excluded);
        expected.put("GET /status/503", bad("own_error", "503"));
        expected.put("GET /handled/500", bad("own_error", mvc ? ShopController.Handled.class.getName() : "500"));
        expected.put("GET /unhandled", bad("own_error", "java.lang.IllegalStateException"));
        expected.put("GET /slow", "UNSET {slo.cause=late, slo.journey=default, slo.result=bad}");
        expected.put("GET /ok/late", bad("timeout", "504"));
        try (LaneApp app = start(web)) {
            Map<String, String> said = new LinkedHashMap<>();
            int number = 0;
            for (String request : expected.keySet()) {
                String trace = String.format("%032x", ++number);
                RawAnswer.to(
                        app.port(),
                        request,
                        "traceparent: 00-" + trace + "-" + PARENT + "-01",
                        request.endsWith("late") ? "evenkeel-deadline: 0m" : "x-nothing: 0");
                SpanData span = app.bean(RecordedSpans.class)
                        .only(ended -> ended.getTraceId().equals(trace) && ended.getKind() == SpanKind.SERVER);
                assertThat(span.getParentSpanId()).isEqualTo(PARENT);
                said.put(request, RecordedSpans.said(span));
            }

            assertThat(said).isEqualTo(expected);
            assertThat(counted(app)).isEqualTo(bySpans(app));
            assertThat(app.meters().sum("reliability_sdk_faults_total")).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVLET", "REACTIVE"})
    void aBadEventHasAnExemplarWhateverCameBeforeIt(WebApplicationType web) throws Exception {
        try (LaneApp app = start(web)) {
            TestClient client = new TestClient();
            for (int i = 0; i < 20; i++) {
                client.get(app.url("/ok/" + i));
            }
            client.get(app.url("/status/503"));
            client.get(app.url("/printed"));
            RecordedSpans spans = app.bean(RecordedSpans.class);
            SpanData bad = spans.only("http get /status/{status}");
            SpanData print = spans.only("print");

            await().untilAsserted(() -> {
                List<String> lines = openMetrics(app);
                for (String series : List.of(
                        "slo_events_total{journey=\"default\",objective=\"availability\",result=\"bad\"",
                        "slo_bad_events_total{cause=\"own_error\",journey=\"default\",objective=\"availability\"",
                        "journey_duration_seconds_bucket{journey=\"default\",outcome=\"failure\"")) {
                    assertThat(exemplars(lines, series)).as(series).containsExactly(ids(bad));
                }
                assertThat(exemplars(lines, "journey_duration_seconds_bucket{journey=\"print\",outcome=\"success\""))
                        .containsExactly(ids(print));
                assertThat(lines) // Prometheus 2.42 would refuse them all
                        .noneMatch(line -> line.contains("_count{") && line.contains(" # {"));
            });
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVLET", "REACTIVE"})
    void anAnnotatedMethodIsASpanBelowThatOfTheRequest(WebApplicationType web) {
        try (LaneApp app = start(web)) {
            new TestClient().get(app.url("/printed"));

            SpanData request = app.bean(RecordedSpans.class).only("http get /printed");
            SpanData print = app.bean(RecordedSpans.class).only("print");
            assertThat(print.getKind()).isEqualTo(SpanKind.INTERNAL);
            assertThat(print.getTraceId()).isEqualTo(request.getTraceId());
            assertThat(print.getParentSpanId()).isEqualTo(request.getSpanId());
            assertThat(RecordedSpans.said(print)).isEqualTo("UNSET {slo.journey=print, slo.result=good}");
            assertThat(app.bean(RecordedSpans.class).all()).hasSize(2);
        }
    }

    @Test
    void aRequestThatTheClientGivesUpIsNoError() throws IOException {
        try (LaneApp app = start(WebApplicationType.REACTIVE)) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), app.port())) {
                socket.getOutputStream()
                        .write("GET /never HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().flush();
                BEGUN.acquireUninterruptibly();
            }

            SpanData span = app.bean(RecordedSpans.class).only(ended -> ended.getKind() == SpanKind.SERVER);
            assertThat(RecordedSpans.said(span)).isEqualTo("UNSET {slo.journey=default, slo.result=excluded}");
        }
    }

    private static String bad(String cause, String errorType) {
        return "ERROR {error.type=" + errorType + ", slo.cause=" + cause + ", slo.journey=default, slo.result=bad}";
    }

    /** The events of all journeys by what the spans say. */
    private static Map<String, Long> bySpans(LaneApp app) {
        Map<String, Long> events = new TreeMap<>();
        for (SpanData span : app.bean(RecordedSpans.class).all()) {
            String said = RecordedSpans.said(span).replaceFirst(".*slo.journey=(\\w+), slo.result=(\\w+)}", "$1 $2");
            events.merge(said, 1L, Long::sum);
        }
        return events;
    }

    /** The same by the meters: an event is bad if it is for one objective of the journey. */
    private static Map<String, Long> counted(LaneApp app) {
        Scrape meters = app.meters();
        Map<String, Long> events = new TreeMap<>();
        for (String journey : List.of("default", "checkout")) {
            String of = "journey=\"" + journey + "\"";
            put(events, journey + " excluded", meters.sum("slo_events_excluded_total", of));
            put(
                    events,
                    journey + " bad",
                    meters.sum("slo_events_total", of, "objective=\"latency\"", "result=\"bad\""));
            put(
                    events,
                    journey + " good",
                    meters.sum("slo_events_total", of, "objective=\"latency\"", "result=\"good\""));
        }
        return events;
    }

    private static void put(Map<String, Long> events, String key, long count) {
        if (count > 0) {
            events.put(key, count);
        }
    }

    private static List<String> openMetrics(LaneApp app) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(app.url("/actuator/prometheus")))
                .header("Accept", "application/openmetrics-text; version=1.0.0")
                .timeout(Duration.ofSeconds(30))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofLines())
                .body()
                .toList();
    }

    /** The ids in the exemplars of all series that begin so. */
    private static List<String> exemplars(List<String> lines, String series) {
        return lines.stream()
                .filter(line -> line.startsWith(series) && line.contains(" # {"))
                .map(line -> line.replaceFirst(".* # \\{span_id=\"(\\w+)\",trace_id=\"(\\w+)\"}.*", "$2 $1"))
                .toList();
    }

    private static String ids(SpanData span) {
        return span.getTraceId() + " " + span.getSpanId();
    }

    private static LaneApp start(WebApplicationType web) {
        return LaneApp.start(
                web,
                List.of(Beans.class),
                RecordedSpans.ALL,
                "spring.reactor.context-propagation=auto",
                "evenkeel.deadline.mode=enforce",
                "evenkeel.metrics.identity-labels=false");
    }
}
