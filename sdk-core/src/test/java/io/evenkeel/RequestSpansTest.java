package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.evenkeel.call.CallScope;
import io.evenkeel.call.HttpResult;
import io.evenkeel.call.Outcome;
import io.evenkeel.call.SentRequest;
import io.evenkeel.call.SentRequest.Spanned;
import io.evenkeel.guard.GuardedCall;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The spans of calls over HTTP, as integrations begin them. */
class RequestSpansTest {
    private static final URI SECRET = URI.create("https://me:secret@pay.example/cards/7?token=secret#secret");
    private static final String SENT = "http.request.method=GET, ";
    private static final String WHERE =
            "server.address=pay.example, server.port=443, url.full=https://pay.example/cards/7}";

    private final FinishedSpans spans = new FinishedSpans();
    private final Map<String, String> carried = new TreeMap<>();

    @AfterEach
    void nothingIsLeftOnTheThread() {
        assertThat(Context.current()).isSameAs(Context.root());
    }

    @ParameterizedTest
    @CsvSource({
        "200, success, ",
        "302, success, ",
        "404, client_fault, 404",
        "500, failure, 500",
        "504, timeout, 504",
    })
    void anAnswerEndsTheSpanWithItsStatus(int status, String outcome, String error) {
        GuardedCall call = begin(false, Spanned.NOT_YET);
        call.attempt();
        call.succeeded(new HttpResult(status));

        assertThat(spans.tree())
                .containsExactly("GET CLIENT " + (error == null ? "" : "ERROR ")
                        + "{dependency.name=payments, dependency.outcome=" + outcome
                        + (error == null ? "" : ", error.type=" + error) + ", " + SENT
                        + "http.response.status_code=" + status + ", " + WHERE);
    }

    @Test
    void anAnswerWhoseBodyBreaksHasBothItsStatusAndItsError() {
        GuardedCall call = begin(false, Spanned.NOT_YET);
        call.attempt();
        call.answered(new HttpResult(200));
        call.failedForGood(new IOException("reset"));

        assertThat(spans.tree())
                .containsExactly("GET CLIENT ERROR {dependency.name=payments, dependency.outcome=failure, "
                        + "error.type=java.io.IOException, " + SENT + "http.response.status_code=200, " + WHERE
                        + " [exception{exception.type=java.io.IOException}]");
    }

    @Test
    void eachAttemptTellsTheServerItsOwnSpan() {
        GuardedCall call = begin(true, Spanned.NOT_YET);
        List<String> told = new ArrayList<>();
        call.attempt();
        call.writeTrace((name, value) -> told.add(name + ": " + value));
        call.succeeded(new HttpResult(503));
        call.pause();
        call.attempt();
        call.writeTrace((name, value) -> told.add(name + ": " + value));
        call.succeeded(new HttpResult(200));

        assertThat(spans.tree())
                .containsExactly(
                        "GET CLIENT {dependency.name=payments, dependency.outcome=success, dependency.retry.count=1, "
                                + SENT + "http.response.status_code=200, " + WHERE,
                        "  GET CLIENT ERROR {dependency.name=payments, dependency.outcome=failure, error.type=503, "
                                + SENT + "http.response.status_code=503, " + WHERE,
                        "  GET CLIENT {dependency.name=payments, dependency.outcome=success, " + SENT
                                + "http.request.resend_count=1, http.response.status_code=200, " + WHERE);
        String trace = spans.all().get(0).getTraceId();
        assertThat(told)
                .containsExactly(
                        "traceparent: 00-" + trace + "-" + spans.all().get(0).getSpanId() + "-01",
                        "traceparent: 00-" + trace + "-" + spans.all().get(2).getSpanId() + "-01");
    }

    @Test
    void aMethodThatNobodyKnowsIsNotNamed() {
        GuardedCall call =
                payments().begin(false, null, new SentRequest("BREW", SECRET, name -> null, Spanned.NOT_YET));
        call.attempt();
        call.succeeded(new HttpResult(200));

        assertThat(spans.tree())
                .singleElement()
                .asString()
                .startsWith("HTTP CLIENT ")
                .contains("http.request.method=_OTHER");
    }

    @Test
    void aSpanOfSomebodyElseIsToldAndNotEnded() {
        Span other = spans.sdk
                .getTracer("framework")
                .spanBuilder("http get")
                .setSpanKind(SpanKind.CLIENT)
                .startSpan();
        GuardedCall call = within(other, () -> begin(true, Spanned.BY_CURRENT));
        List<String> told = new ArrayList<>();
        call.attempt();
        call.writeTrace((name, value) -> told.add(value));
        assertThat(told).as("its owner has told the server").isEmpty();
        call.succeeded(new HttpResult(503));
        call.attempt();
        call.writeTrace((name, value) -> told.add(value));
        call.answered(new HttpResult(200));
        other.end(); // as WebClient's does, before the body has been read
        call.succeededForGood(new HttpResult(200));

        assertThat(spans.tree())
                .containsExactly(
                        "http get CLIENT {dependency.name=payments, dependency.outcome=success, dependency.retry.count=1, "
                                + SENT + "http.response.status_code=200, " + WHERE,
                        "  GET CLIENT ERROR {dependency.name=payments, dependency.outcome=failure, error.type=503, "
                                + SENT + "http.response.status_code=503, " + WHERE,
                        "  GET CLIENT {dependency.name=payments, dependency.outcome=success, " + SENT
                                + "http.request.resend_count=1, http.response.status_code=200, " + WHERE);
        assertThat(told).singleElement().asString().contains(spans.all().get(2).getSpanId());
    }

    @Test
    void withoutSpansOfOurOwnThatOfSomebodyElseIsToldAll() {
        Span other = spans.sdk.getTracer("framework").spanBuilder("http get").startSpan();
        Dependency payments = builder().callSpans(false).build().dependency("payments");
        GuardedCall call = within(other, () -> payments.begin(true, null, request(Spanned.BY_CURRENT)));
        call.attempt();
        call.succeeded(new HttpResult(503));
        call.attempt();
        call.over(Outcome.CANCELLED, null);
        other.end();

        assertThat(spans.tree())
                .containsExactly("http get INTERNAL {dependency.name=payments, dependency.outcome=cancelled, "
                        + "dependency.retry.count=1, " + SENT + WHERE);
    }

    @Test
    void aSpanThatIsOutOfReachIsLeftAlone() {
        GuardedCall call = begin(true, Spanned.ELSEWHERE);
        call.attempt();
        call.writeTrace((name, value) -> carried.put(name, value));
        call.succeeded(new HttpResult(200));

        assertThat(spans.all()).isEmpty();
        assertThat(carried).isEmpty();
    }

    @Test
    void aRequestThatCarriesASpanOfItsOwnHasOne() {
        carried.put("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

        GuardedCall call = begin(true, Spanned.NOT_YET);
        call.attempt();
        call.succeeded(new HttpResult(200));

        assertThat(spans.all()).isEmpty();
    }

    @Test
    void aRequestThatCarriesTheSpanOfItsCallerGetsASpanAndKeepsItsHeader() {
        Span caller = spans.sdk.getTracer("test").spanBuilder("caller").startSpan();
        carried.put(
                "traceparent",
                "00-" + caller.getSpanContext().getTraceId() + "-"
                        + caller.getSpanContext().getSpanId() + "-01");
        List<String> told = new ArrayList<>();

        GuardedCall call = within(caller, () -> begin(true, Spanned.NOT_YET));
        call.attempt();
        call.writeTrace((name, value) -> told.add(value));
        call.succeeded(new HttpResult(200));
        caller.end();

        assertThat(spans.tree()).hasSize(2).element(1).asString().startsWith("  GET CLIENT ");
        assertThat(told).isEmpty();
    }

    @Test
    void whatIsOverIsToldNothingMore() {
        GuardedCall call = begin(true, Spanned.NOT_YET);
        call.attempt();
        call.over(Outcome.CANCELLED, null);
        assertThat(catchThrowable(call::attempt)).isNotNull();
        call.succeeded(new HttpResult(500));

        assertThat(spans.tree()).singleElement().asString().contains("dependency.outcome=cancelled");
    }

    @Test
    void aScopeThatIsLeftShowsWhatWasThereBefore() {
        GuardedCall call = begin(true, Spanned.NOT_YET);
        call.attempt();
        try (CallScope scope = call.enter()) {
            assertThat(scope).isNotSameAs(CallScope.NONE);
            assertThat(Span.current().getSpanContext().isValid()).isTrue();
        }
        assertThat(Span.current().getSpanContext().isValid()).isFalse();
        call.over(Outcome.CANCELLED, null);
    }

    private GuardedCall begin(boolean idempotent, Spanned spanned) {
        return payments().begin(idempotent, null, request(spanned));
    }

    private SentRequest request(Spanned spanned) {
        return new SentRequest("GET", SECRET, carried::get, spanned);
    }

    private Dependency payments() {
        return builder().build().dependency("payments");
    }

    private ReliabilityBuilder builder() {
        return Reliability.builder(new SimpleMeterRegistry())
                .announced(false)
                .jitter(() -> 0)
                .openTelemetry(spans.openTelemetry());
    }

    private static <T> T within(Span span, Supplier<T> work) {
        try (Scope entered = span.makeCurrent()) {
            assertThat(entered).isNotNull();
            return work.get();
        }
    }
}
