package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.evenkeel.Reliability;
import io.evenkeel.lane.Hostile.Way;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/** Whatever a server does, a call to it ends in time, is counted for what it was, and leaves nothing behind. */
@Tag("long")
class FaultMatrixTest {
    private static final Duration DEADLINE = Duration.ofMillis(500);
    /**
     * A call may end 100 ms after its deadline. The rest is for this machine: tests of several lanes share its cores, and a
     * thread that is woken has to wait for one.
     */
    private static final Duration AT_THE_LATEST = DEADLINE.plusMillis(100).plusMillis(250);

    @Configuration(proxyBeanMethods = false)
    static class AsItComes {
        @Bean
        RestClient apacheAsItComes() {
            return RestClient.builder()
                    .requestFactory(new HttpComponentsClientHttpRequestFactory())
                    .build();
        }
    }

    private static Hostile hostile;
    private static LaneApp app;

    @BeforeAll
    static void start() {
        hostile = new Hostile();
        app = LaneApp.start(
                WebApplicationType.SERVLET,
                List.of(Transports.Beans.class, AsItComes.class),
                "evenkeel.dependencies.hostile.hosts=" + String.join(",", Hostile.hosts()),
                "evenkeel.dependencies.hostile.timeout=" + DEADLINE.toMillis() + "ms",
                "evenkeel.dependencies.hostile.concurrency-limit=1",
                "evenkeel.dependencies.hostile.breaker.minimum-calls=100000",
                "evenkeel.journeys.checkout.objectives.availability.target=0.9");
        for (Transports client : Transports.values()) {
            for (Way way : List.of(Way.RESET, Way.UNTRUSTED)) { // so that no class is loaded while time is measured
                assertThat(catchThrowable(() -> client.get(app.context(), hostile.url(way))))
                        .isNotNull();
            }
        }
    }

    @AfterAll
    static void stop() {
        app.close();
        hostile.close();
    }

    @ParameterizedTest
    @EnumSource(Transports.class)
    void everyFaultEndsInTimeAndIsCountedForWhatItWas(Transports client) {
        for (Way way : Way.values()) {
            String what = client + " " + way;
            Scrape before = app.meters();
            long start = System.nanoTime();
            Throwable error = catchThrowable(() -> app.bean(Reliability.class)
                    .journey("checkout")
                    .run(() -> client.get(app.context(), hostile.url(way))));
            Duration took = Duration.ofNanos(System.nanoTime() - start);

            assertThat(Thread.interrupted()).as("%s leaves an interrupt", what).isFalse();
            assertThat(error).as(what).isNotNull();
            assertThat(took).as(what).isLessThan(AT_THE_LATEST);
            Scrape after = app.meters();
            assertThat(calls(after, way.outcome) - calls(before, way.outcome))
                    .as("%s is a %s: %s", what, way.outcome, error)
                    .isEqualTo(1);
            assertThat(calls(after) - calls(before)).as(what).isEqualTo(1);
            assertThat(blamed(after) - blamed(before)).as(what).isEqualTo(1);

            // One place for all of them: had the call kept it, this one would be refused.
            assertThat(client.get(app.context(), hostile.fine())).as(what).isEqualTo("fine");
        }
        assertThat(app.meters().sum("reliability_sdk_faults_total")).isZero();
    }

    /** Apache's client sleeps before it tries again by itself, for as long as the server wants. */
    @Test
    void aClientThatSleepsIsWokenInTime() {
        RestClient client = app.context().getBean("apacheAsItComes", RestClient.class);
        Scrape before = app.meters();
        long start = System.nanoTime();

        assertThatThrownBy(() -> client.get().uri(hostile.inAnHour()).retrieve().toBodilessEntity())
                .isInstanceOf(ResourceAccessException.class)
                .hasRootCauseInstanceOf(SocketTimeoutException.class)
                .rootCause()
                .hasMessage("call to hostile took longer than PT0.5S");

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(AT_THE_LATEST);
        assertThat(Thread.interrupted()).isFalse();
        assertThat(calls(app.meters(), "timeout") - calls(before, "timeout")).isEqualTo(1);
    }

    /** The other end notices too: a call that was given up holds no connection. */
    @ParameterizedTest
    @EnumSource(Transports.class)
    void aCallThatWasGivenUpLeavesItsConnection(Transports client) {
        try (SlowServer slow = new SlowServer("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "1\r\na\r\n")) {
            assertThat(catchThrowable(() -> client.get(app.context(), "http://127.0.0.1:" + slow.port() + "/")))
                    .isNotNull();

            await().atMost(5, TimeUnit.SECONDS)
                    .untilAsserted(() -> assertThat(slow.clients()).isZero());
        }
    }

    private static long calls(Scrape scrape, String outcome) {
        return scrape.sum("dependency_calls_seconds_count", "dependency=\"hostile\"", "outcome=\"" + outcome + "\"");
    }

    private static long calls(Scrape scrape) {
        return scrape.sum("dependency_calls_seconds_count", "dependency=\"hostile\"");
    }

    private static long blamed(Scrape scrape) {
        return scrape.sum(
                "slo_bad_events_total",
                "journey=\"checkout\"",
                "objective=\"availability\"",
                "cause=\"dependency:hostile\"");
    }
}
