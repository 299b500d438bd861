package io.evenkeel.lane;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.evenkeel.Reliability;
import io.evenkeel.call.CurrentJourney;
import io.evenkeel.call.Deadline;
import io.evenkeel.call.JourneyContext;
import io.evenkeel.guard.BreakerSettings;
import io.evenkeel.guard.RetrySettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

@Tag("long")
class RetriesTest {
    private static final String DEADLINE = "evenkeel-deadline";
    private static final String RETRY = "evenkeel-retry";

    private static WireMockServer server;
    private static LaneApp app;
    private static Scrape before;

    @BeforeAll
    static void start() {
        server = new WireMockServer(
                options().dynamicPort().bindAddress("127.0.0.1").containerThreads(8));
        server.start();
        app = LaneApp.start(
                WebApplicationType.SERVLET,
                List.of(Transports.Beans.class),
                "evenkeel.dependencies.remote.hosts=127.0.0.1",
                "evenkeel.dependencies.remote.breaker.minimum-calls=100000");
    }

    @AfterAll
    static void stop() {
        app.close();
        server.stop();
    }

    /** Also gives each test a full budget: another setting has one of its own. */
    @AfterEach
    void reset() {
        server.resetAll();
        var dependency = app.bean(Reliability.class).dependency("remote");
        var retry = dependency.settings().retry();
        dependency.change(spec -> spec.retry(
                new RetrySettings(retry.maxRetries(), retry.backoff(), retry.maxBackoff(), 0.1, retry.maxTokens())));
        dependency.change(spec -> spec.retry(retry));
    }

    static Stream<Transports> everyMethod() {
        return Arrays.stream(Transports.values()).filter(Transports::sendsEveryMethod);
    }

    @ParameterizedTest
    @EnumSource(Transports.class)
    void aGetThatFailedIsTriedAgainAndSaysSo(Transports client) {
        answer(aResponse().withStatus(503).withBody("down"), aResponse().withBody("fine"));
        before = app.meters();

        assertThat(client.get(app.context(), url())).isEqualTo("fine");

        List<LoggedRequest> requests = requests();
        assertThat(requests).hasSize(2);
        assertThat(requests.get(0).containsHeader(RETRY)).isFalse();
        assertThat(requests.get(1).header(RETRY).values()).containsExactly("1");
        assertThat(requests).allSatisfy(request -> {
            assertThat(request.header(DEADLINE).values()).hasSize(1);
            assertThat(request.getHeader(DEADLINE)).matches("(2\\d{4}|30000)m;at=\\d{13}");
            if (client.hasInterceptor()) {
                assertThat(request.header("authorization").values()).containsExactly("once");
            }
        });
        assertCounted("dependency_calls_seconds_count", "outcome=\"success\"", 1);
        assertCounted("dependency_calls_seconds_count", "", 1);
        assertCounted("dependency_attempts_total", "outcome=\"failure\"", 1);
        assertCounted("dependency_attempts_total", "outcome=\"success\"", 1);
    }

    @ParameterizedTest
    @EnumSource(Transports.class)
    void whatTheApplicationSaysInTheHeadersStays(Transports client) {
        if (!client.sendsEveryMethod()) {
            return;
        }
        answer(aResponse().withStatus(503), aResponse().withBody("fine"));
        HttpHeaders own = new HttpHeaders();
        own.set(DEADLINE, "7S");
        own.set(RETRY, "mine");

        client.send(app.context(), HttpMethod.GET, url(), own);

        assertThat(requests()).hasSize(2).allSatisfy(request -> {
            assertThat(request.header(DEADLINE).values()).containsExactly("7S");
            assertThat(request.header(RETRY).values()).containsExactly("mine");
        });
    }

    @ParameterizedTest
    @MethodSource("everyMethod")
    void aPostIsSentOnce(Transports client) {
        answer(aResponse().withStatus(503), aResponse().withBody("fine"));
        before = app.meters();

        assertThat(catchThrowable(() -> client.send(app.context(), HttpMethod.POST, url(), new HttpHeaders())))
                .isNotNull();

        assertThat(requests()).hasSize(1);
        assertCounted("dependency_calls_seconds_count", "outcome=\"failure\"", 1);
        assertCounted("dependency_attempts_total", "", 1);
        assertCounted("dependency_rejections_total", "", 0);
    }

    @ParameterizedTest
    @EnumSource(Transports.class)
    void theBudgetRunsDryAndThatIsCounted(Transports client) {
        server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(500)));
        before = app.meters();

        for (int i = 0; i < 8; i++) {
            assertThat(catchThrowable(() -> client.get(app.context(), url()))).isNotNull();
        }

        // 5 tokens: two calls with three attempts each, one with two, then five with one.
        assertThat(requests()).hasSize(13);
        assertCounted("dependency_calls_seconds_count", "outcome=\"failure\"", 8);
        assertCounted("dependency_attempts_total", "outcome=\"failure\"", 13);
        assertCounted("dependency_rejections_total", "reason=\"retry_budget\"", 6);
        assertCounted("dependency_rejections_total", "", 6);
    }

    @ParameterizedTest
    @EnumSource(Transports.class)
    void retryAfterIsWaitedFor(Transports client) {
        answer(
                aResponse().withStatus(503).withHeader("Retry-After", "1"),
                aResponse().withBody("fine"));

        assertThat(client.get(app.context(), url())).isEqualTo("fine");

        List<LoggedRequest> requests = requests();
        assertThat(requests).hasSize(2);
        assertThat(Duration.between(
                        requests.get(0).getLoggedDate().toInstant(),
                        requests.get(1).getLoggedDate().toInstant()))
                .isBetween(Duration.ofMillis(990), Duration.ofSeconds(3));
    }

    @ParameterizedTest
    @EnumSource(Transports.class)
    void aServerThatWantsToBeLeftAloneForLongerThanThatIsNotAskedAgain(Transports client) {
        answer(
                aResponse().withStatus(503).withHeader("Retry-After", "3600"),
                aResponse().withBody("fine"));

        assertThat(catchThrowable(() -> client.get(app.context(), url()))).isNotNull();

        assertThat(requests()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Transports.class)
    void nothingIsTriedAgainOnceTheBreakerIsOpen(Transports client) {
        server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(500)));
        var dependency = app.bean(Reliability.class).dependency("remote");
        BreakerSettings breaker = dependency.settings().breaker();
        dependency.change(spec -> spec.breaker(new BreakerSettings(
                breaker.failureRatio(), 2, breaker.window(), Duration.ofMinutes(1), breaker.trialCalls())));
        try {
            before = app.meters();
            for (int i = 0; i < 2; i++) {
                assertThat(catchThrowable(() -> client.get(app.context(), url())))
                        .isNotNull();
            }

            // The second attempt opens it: the first call has no third, the second call none at all.
            assertThat(requests()).hasSize(2);
            assertCounted("dependency_calls_seconds_count", "outcome=\"failure\"", 1);
            assertCounted("dependency_calls_seconds_count", "outcome=\"rejected\"", 1);
            assertCounted("dependency_rejections_total", "reason=\"circuit_open\"", 1);
            assertCounted("dependency_rejections_total", "", 1);
        } finally {
            dependency.change(spec -> spec.breaker(breaker));
        }
    }

    /** A caller that is trying again itself, and that waits for two seconds only. */
    @ParameterizedTest
    @EnumSource(Transports.class)
    void whatTheCallerOfTheJourneySaidIsHandedOn(Transports client) {
        answer(aResponse().withStatus(503), aResponse().withBody("fine"));
        JourneyContext journey = new JourneyContext(Deadline.in(System.nanoTime(), Duration.ofSeconds(2)), true);
        CurrentJourney.enter(journey);
        try {
            assertThat(catchThrowable(() -> client.get(app.context(), url()))).isNotNull();
        } finally {
            CurrentJourney.leave(journey);
        }

        assertThat(requests()).hasSize(1);
        assertThat(requests().get(0).header(RETRY).values()).containsExactly("1");
    }

    private static void answer(ResponseDefinitionBuilder first, ResponseDefinitionBuilder then) {
        server.stubFor(any(anyUrl())
                .inScenario("remote")
                .whenScenarioStateIs(STARTED)
                .willReturn(first)
                .willSetStateTo("asked"));
        server.stubFor(
                any(anyUrl()).inScenario("remote").whenScenarioStateIs("asked").willReturn(then));
    }

    private static String url() {
        return "http://127.0.0.1:" + server.port() + "/any";
    }

    /** In the order in which they came. */
    private static List<LoggedRequest> requests() {
        List<LoggedRequest> requests = new ArrayList<>();
        server.getAllServeEvents().forEach(event -> requests.add(0, event.getRequest()));
        return requests;
    }

    private static void assertCounted(String meter, String label, long times) {
        assertThat(app.meters().sum(meter, "dependency=\"remote\"", label)
                        - before.sum(meter, "dependency=\"remote\"", label))
                .as("%s %s", meter, label)
                .isEqualTo(times);
    }
}
