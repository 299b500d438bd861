package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.lane.StartedSpans.Baggages;
import io.evenkeel.lane.StartedSpans.Spans;
import io.evenkeel.lane.StartedSpans.Started;
import io.opentelemetry.api.trace.TraceState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.WebApplicationType;

/** Headers of traces and baggage, byte by byte through a real container. */
class PropagationTest {
    private static final String TRACE = "0a1b2c3d4e5f60718293a4b5c6d7e8f9";
    private static final String PARENT = "00ff00ff00ff00ff";
    private static final String VALID = "00-" + TRACE + "-" + PARENT + "-01";
    private static final Pattern TOLD = Pattern.compile("(?i)\r\nX-Trace-Id: ([^\r]*)");

    private static final Map<WebApplicationType, LaneApp> APPS = new TreeMap<>();

    @BeforeAll
    static void start() {
        for (WebApplicationType web : List.of(WebApplicationType.SERVLET, WebApplicationType.REACTIVE)) {
            APPS.put(
                    web,
                    LaneApp.start(
                            web,
                            List.of(StartedSpans.class),
                            "management.tracing.sampling.probability=1",
                            "evenkeel.tracing.response-header=X-Trace-Id"));
        }
    }

    @AfterAll
    static void stop() {
        APPS.values().forEach(LaneApp::close);
        APPS.clear();
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVLET", "REACTIVE"})
    void aTraceGoesOn(WebApplicationType web) {
        for (List<String> headers : List.of(
                List.of("traceparent: " + VALID),
                List.of("TraceParent: " + VALID),
                List.of("traceparent:  \t" + VALID + " \t"),
                List.of("traceparent: cc-" + TRACE + "-" + PARENT + "-01-what-will-be"),
                List.of("traceparent: 00-" + TRACE + "-" + PARENT + "-ff"),
                List.of("traceparent: " + VALID, "tracestate: not valid"),
                List.of("traceparent: " + VALID, "tracestate: a=" + "v".repeat(6_000)),
                List.of("traceparent: " + VALID, "baggage: " + ",=;".repeat(2_000)))) {
            Started started = started(web, "/ok/1", headers);

            assertThat(started.span().getTraceId()).as("%s", headers).isEqualTo(TRACE);
            assertThat(started.parent().getSpanId()).as("%s", headers).isEqualTo(PARENT);
            assertThat(started.parent().isRemote()).isTrue();
            assertThat(started.span().getTraceState()).as("%s", headers).isEqualTo(TraceState.getDefault());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVLET", "REACTIVE"})
    void aNewTraceBegins(WebApplicationType web) {
        for (List<String> headers : List.of(
                List.<String>of(),
                List.of("traceparent:"),
                List.of("traceparent: " + VALID, "traceparent: " + VALID),
                List.of("traceparent: " + VALID, "TRACEPARENT: " + VALID.replace("00ff", "11ff")),
                List.of("traceparent: " + VALID, "traceparent:"),
                List.of("traceparent: " + VALID + "," + VALID),
                List.of("traceparent: " + VALID + "-more"),
                List.of("traceparent: ff" + VALID.substring(2)),
                List.of("traceparent: " + VALID.toUpperCase(java.util.Locale.ROOT)),
                List.of("traceparent: 00-" + "0".repeat(32) + "-" + PARENT + "-01"),
                List.of("traceparent: 00-" + TRACE + "-" + "0".repeat(16) + "-01"),
                List.of("traceparent: " + VALID.substring(0, 54)),
                List.of("traceparent: " + VALID.substring(0, 53) + "\u00e9\u00e9"),
                List.of("traceparent: " + "0".repeat(6_000)),
                List.of("b3: " + "0".repeat(6_000)))) {
            List<String> all = new ArrayList<>(headers);
            all.add("tracestate: rojo=1");
            Started started = started(web, "/ok/1", all);

            assertThat(started.parent().isValid()).as("%s", headers).isFalse();
            assertThat(started.span().getTraceId()).as("%s", headers).isNotEqualTo(TRACE);
            assertThat(started.span().getTraceState().isEmpty())
                    .as("%s", headers)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVLET", "REACTIVE"})
    void allLinesOfTracestateAreOneList(WebApplicationType web) {
        assertThat(states(web, "tracestate: b=1,a=2", "tracestate:", "TraceState: ,c=3, ,b=4,"))
                .isEqualTo("b=1,a=2,c=3");
        assertThat(states(web, "tracestate: a=1", "tracestate: not valid")).isEmpty();
        assertThat(states(web, "tracestate: " + members(30), "tracestate: y=1,z=1"))
                .isEqualTo(members(30) + ",y=1,z=1");
        assertThat(states(web, "tracestate: " + members(31), "tracestate: y=1,z=1"))
                .isEmpty();
        assertThat(states(
                        web,
                        "tracestate: a=1,b=" + "v".repeat(200) + ",c=" + "v".repeat(200),
                        "tracestate: d=" + "v".repeat(110)))
                .isEqualTo("a=1,b=" + "v".repeat(200) + ",d=" + "v".repeat(110));
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVLET", "REACTIVE"})
    void otherPropagatorsOfTheHostKeepWorking(WebApplicationType web) {
        Started single = started(web, "/ok/1", List.of("b3: " + TRACE + "-" + PARENT + "-1"));
        Started multi =
                started(web, "/ok/1", List.of("X-B3-TraceId: " + TRACE, "X-B3-SpanId: " + PARENT, "X-B3-Sampled: 1"));

        assertThat(single.span().getTraceId()).isEqualTo(TRACE);
        assertThat(multi.parent().getSpanId()).isEqualTo(PARENT);
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVLET", "REACTIVE"})
    void baggageIsTakenInFromAllLinesAndNoMoreThanThereMayBe(WebApplicationType web) throws InterruptedException {
        assertThat(baggage(web, "baggage: a=1, b = Am%C3%A9lie;p=q", "Baggage: ,c=3,not valid,"))
                .isEqualTo(Map.of("a", "1", "b", "Am\u00e9lie", "c", "3"));
        assertThat(baggage(
                        web,
                        "baggage: " + members(40),
                        "baggage: " + members(40).replace("k", "l")))
                .hasSize(64)
                .containsKeys("k39", "l23")
                .doesNotContainKey("l24");
        assertThat(baggage(web, "baggage: a=" + "v".repeat(3_000), "baggage: b=" + "v".repeat(3_000), "x: y"))
                .containsOnlyKeys("a", "b");
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVLET", "REACTIVE"})
    void whoComesThroughTheEdgeHandsOnNoBaggage(WebApplicationType web) throws InterruptedException {
        assertThat(baggage(web, "baggage: a=1", "X-Forwarded-For: 10.1.2.3")).isEqualTo(Map.of("a", "1"));
        assertThat(baggage(web, "baggage: a=1", "X-Forwarded-For: 203.0.113.9")).isEmpty();
        assertThat(baggage(web, "baggage: a=1", "X-Forwarded-For: 203.0.113.9", "X-Forwarded-For: 10.1.2.3"))
                .isEmpty();
        assertThat(baggage(web, "baggage: a=1", "Forwarded: for=203.0.113.9;proto=https"))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVLET", "REACTIVE"})
    void theContainersOwnLimitAnswersAndTheNextRequestIsServed(WebApplicationType web) {
        for (String header : List.of("traceparent", "tracestate", "baggage")) {
            RawAnswer refused = RawAnswer.to(APPS.get(web).port(), "GET /ok/1", header + ": " + "x".repeat(20_000));

            assertThat(refused.status()).isIn(400, 413, 431);
            assertThat(started(web, "/ok/1", List.of("traceparent: " + VALID))
                            .span()
                            .getTraceId())
                    .isEqualTo(TRACE);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVLET", "REACTIVE"})
    void everyAnswerTellsTheIdOfItsTrace(WebApplicationType web) {
        Map<String, Integer> answers =
                Map.of("/ok/1", 200, "/status/404", 404, "/handled/422", 422, "/unhandled", 500, "/nowhere", 404);
        answers.forEach((path, status) -> {
            RawAnswer continued = RawAnswer.to(APPS.get(web).port(), "GET " + path, "traceparent: " + VALID);
            RawAnswer unsampled = RawAnswer.to(
                    APPS.get(web).port(), "GET " + path, "traceparent: " + VALID.replaceFirst("01$", "00"));
            RawAnswer begun = RawAnswer.to(APPS.get(web).port(), "GET " + path, "traceparent: \"<script>");

            assertThat(continued.status()).as(path).isEqualTo(status);
            assertThat(told(continued)).as(path).containsExactly(TRACE);
            assertThat(told(unsampled)).as(path).containsExactly(TRACE);
            assertThat(told(begun)).as(path).singleElement().asString().matches("[0-9a-f]{32}");
        });
    }

    private static List<String> told(RawAnswer answer) {
        Matcher told = TOLD.matcher(answer.head());
        List<String> ids = new ArrayList<>();
        while (told.find()) {
            ids.add(told.group(1));
        }
        return ids;
    }

    private static String states(WebApplicationType web, String... lines) {
        List<String> headers = new ArrayList<>(List.of(lines));
        headers.add("traceparent: " + VALID);
        List<String> members = new ArrayList<>();
        started(web, "/ok/1", headers).span().getTraceState().forEach((key, value) -> members.add(key + "=" + value));
        return String.join(",", members);
    }

    private static Map<String, String> baggage(WebApplicationType web, String... headers) throws InterruptedException {
        Baggages baggages = APPS.get(web).bean(Baggages.class);
        baggages.arrived.clear();
        RawAnswer answer = RawAnswer.to(APPS.get(web).port(), "GET /ok/1", headers);
        assertThat(answer.status()).isEqualTo(200);
        return Objects.requireNonNull(baggages.arrived.poll(10, TimeUnit.SECONDS));
    }

    private static Started started(WebApplicationType web, String path, List<String> headers) {
        Spans spans = APPS.get(web).bean(Spans.class);
        spans.started.clear();
        RawAnswer answer = RawAnswer.to(APPS.get(web).port(), "GET " + path, headers.toArray(String[]::new));
        assertThat(answer.status()).as("%s", headers).isEqualTo(200);
        assertThat(spans.started).hasSize(1);
        Started started = spans.started.remove();
        assertThat(told(answer)).containsExactly(started.span().getTraceId());
        return started;
    }

    private static String members(int count) {
        return IntStream.range(0, count).mapToObj(i -> "k" + i + "=1").collect(Collectors.joining(","));
    }
}
