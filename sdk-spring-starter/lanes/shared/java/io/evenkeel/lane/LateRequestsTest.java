package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.evenkeel.Reliability;
import io.evenkeel.UserJourney;
import io.evenkeel.call.CurrentJourney;
import io.evenkeel.call.JourneyContext;
import io.evenkeel.guard.GuardMode;
import io.evenkeel.guard.ModeSwitch.Overrides;
import io.micrometer.observation.ObservationView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/** Requests that say how long their caller waits. */
@Tag("long")
class LateRequestsTest {
    private static final String ENFORCED = "evenkeel.deadline.mode=enforce";
    private static final String LATE = "evenkeel-deadline: 0m";

    @Configuration(proxyBeanMethods = false)
    @Import(Desk.class)
    static class Beans {}

    @RestController
    static class Desk {
        final AtomicInteger worked = new AtomicInteger();

        @GetMapping("/work/{id}")
        @UserJourney("work")
        Mono<String> work(@PathVariable("id") String id) {
            worked.incrementAndGet();
            JourneyContext onThread = CurrentJourney.get();
            return Mono.deferContextual(context -> Mono.just(told(onThread == null ? carried(context) : onThread)));
        }

        private static JourneyContext carried(ContextView context) {
            ObservationView observation = context.get("micrometer.observation");
            return observation.getContextView().getRequired(JourneyContext.class);
        }

        private static String told(JourneyContext carried) {
            return (carried.deadline() == null
                            ? "any time"
                            : carried.deadline().leftNanos(System.nanoTime()) / 1_000_000)
                    + (carried.retry() ? ", again" : "");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVLET", "REACTIVE"})
    void lateWorkIsRefusedBeforeItBeginsAndIsOneEventOfItsJourney(WebApplicationType web) {
        try (LaneApp app = start(web, ENFORCED, "evenkeel.journeys.checkout.routes=POST /orders")) {
            RawAnswer answer = RawAnswer.to(app.port(), "GET /work/1", LATE);
            assertThat(answer.status()).isEqualTo(504);
            assertThat(answer.head().toLowerCase(Locale.ROOT)).contains("\r\ncontent-length: 0");
            assertThat(answer.body()).isEmpty();
            assertThat(RawAnswer.to(app.port(), "GET /work/2", "grpc-timeout: 0S")
                            .status())
                    .isEqualTo(504);
            assertThat(RawAnswer.to(app.port(), "POST /orders", LATE).status()).isEqualTo(504);
            assertThat(RawAnswer.to(app.port(), "GET /no/such/route", LATE).status())
                    .isEqualTo(504);

            assertThat(app.bean(Desk.class).worked).hasValue(0);
            await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
                Scrape meters = app.meters();
                assertThat(meters.eventsByJourney())
                        .isEqualTo(Map.of("work bad", 2L, "checkout bad", 1L, "default bad", 1L));
                assertThat(rejections(meters, "work", "enforced")).isEqualTo(2);
                assertThat(rejections(meters, "checkout", "enforced")).isEqualTo(1);
                assertThat(rejections(meters, "default", "enforced")).isEqualTo(1);
                assertThat(meters.sum("journey_rejections_total")).isEqualTo(4);
                assertThat(meters.sum("slo_bad_events_total", "objective=\"availability\"", "cause=\"timeout\""))
                        .isEqualTo(4);
                assertThat(meters.sum("journey_duration_seconds_count", "outcome=\"timeout\""))
                        .isEqualTo(4);
                assertThat(meters.sum("reliability_sdk_faults_total")).isZero();
            });
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVLET", "REACTIVE"})
    void byDefaultItIsCountedAndDoneAllTheSame(WebApplicationType web) {
        try (LaneApp app = start(web)) {
            assertThat(RawAnswer.to(app.port(), "GET /work/1", LATE).status()).isEqualTo(200);

            assertThat(app.bean(Desk.class).worked).hasValue(1);
            await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
                Scrape meters = app.meters();
                assertThat(meters.eventsByJourney()).isEqualTo(Map.of("work good", 1L));
                assertThat(rejections(meters, "work", "observed")).isEqualTo(1);
                assertThat(meters.sum("journey_rejections_total")).isEqualTo(1);
            });
        }
    }

    @Test
    void whereDeadlinesAreOffNothingIsReadOrCounted() {
        try (LaneApp app = start(WebApplicationType.SERVLET, "evenkeel.deadline.mode=off")) {
            assertThat(work(app, LATE)).isEqualTo("any time");
            assertThat(app.meters().sum("journey_rejections_total")).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVLET", "REACTIVE"})
    void whatIsNotUnderstoodSaysNothing(WebApplicationType web) {
        try (LaneApp app = start(web, ENFORCED)) {
            for (String header : List.of(
                    "evenkeel-deadline: soon",
                    "evenkeel-deadline:",
                    "evenkeel-deadline: -1m",
                    "evenkeel-deadline: 0",
                    "evenkeel-deadline: 0m;at=x",
                    "evenkeel-deadline: 0m, 0m",
                    "evenkeel-deadline: 0m\r\nevenkeel-deadline: 0m",
                    "evenkeel-deadline: 5S\r\nEvenkeel-Deadline: 0m",
                    "evenkeel-deadline: " + "0".repeat(4_000) + "m",
                    "grpc-timeout: 0m\r\ngrpc-timeout: 0m",
                    "evenkeel-retry: yes",
                    "evenkeel-retry: 1\r\nevenkeel-retry: 1")) {
                assertThat(work(app, header)).as(header).isEqualTo("any time");
            }
            assertThat(app.meters().sum("journey_rejections_total")).isZero();
            assertThat(app.meters().sum("reliability_sdk_faults_total")).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVLET", "REACTIVE"})
    void whatIsUnderstoodIsHandedOnWithinBounds(WebApplicationType web) {
        try (LaneApp app = start(
                web,
                "evenkeel.deadline.max=60s",
                "evenkeel.journeys.work.deadline=20s",
                "evenkeel.journeys.brief.routes=/work/brief",
                "evenkeel.journeys.brief.deadline=3s",
                "evenkeel.journeys.default.deadline=40s")) {
            assertThat(left(RawAnswer.to(app.port(), "GET /work/1", "evenkeel-deadline: 5S")))
                    .isBetween(1, 5_000);
            assertThat(left(RawAnswer.to(app.port(), "GET /work/1", "grpc-timeout: 7S")))
                    .isBetween(5_001, 7_000);
            assertThat(left(RawAnswer.to(app.port(), "GET /work/1", "evenkeel-deadline: 99999999H")))
                    .isBetween(10_000, 20_000);
            assertThat(left(RawAnswer.to(app.port(), "GET /work/1"))).isBetween(10_000, 20_000);
            assertThat(left(RawAnswer.to(app.port(), "GET /work/brief", "evenkeel-deadline: 5S")))
                    .isBetween(1, 3_000);
            assertThat(RawAnswer.to(app.port(), "GET /work/1", "evenkeel-deadline: 5S", "evenkeel-retry: 1")
                            .body())
                    .endsWith(", again");
        }
        try (LaneApp app = start(web, "evenkeel.deadline.max=60s")) {
            assertThat(left(RawAnswer.to(app.port(), "GET /work/1", "evenkeel-deadline: 99999999H")))
                    .isBetween(40_000, 60_000);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVLET", "REACTIVE"})
    void onlyTrustedPeersAreBelievedWhateverAHeaderSaysOfThem(WebApplicationType web) {
        String forwarded = "server.forward-headers-strategy=framework";
        try (LaneApp app = start(web, ENFORCED, "evenkeel.deadline.trusted-peers=10.0.0.0/8", forwarded)) {
            for (String header :
                    List.of("X-Forwarded-For: 10.1.2.3", "Forwarded: for=10.1.2.3", "X-Real-IP: 10.1.2.3")) {
                assertThat(work(app, LATE, header, "evenkeel-retry: 1")).isEqualTo("any time");
            }
            assertThat(app.meters().sum("journey_rejections_total")).isZero();
        }
        try (LaneApp app = start(
                web,
                ENFORCED,
                "evenkeel.deadline.trusted-peers=10.0.0.0/8",
                forwarded.replace("framework", "native"))) {
            assertThat(work(app, LATE, "X-Forwarded-For: 10.1.2.3")).isEqualTo("any time");
        }
        try (LaneApp app = start(web, ENFORCED, "evenkeel.deadline.trusted-peers=127.0.0.1", forwarded)) {
            assertThat(RawAnswer.to(app.port(), "GET /work/1", LATE, "X-Forwarded-For: 203.0.113.9")
                            .status())
                    .isEqualTo(504);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVLET", "REACTIVE"})
    void probesAreNeverLate(WebApplicationType web) {
        try (LaneApp app = start(web, ENFORCED)) {
            assertThat(RawAnswer.to(app.port(), "GET /actuator/health", LATE).status())
                    .isEqualTo(200);
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> app.meters().sum("slo_events_excluded_total", "reason=\"probe\"") == 1);
            assertThat(app.meters().sum("journey_rejections_total")).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVLET", "REACTIVE"})
    void lateWorkGoesNoFurtherThanTheGuardsAreSwitchedTo(WebApplicationType web) {
        try (LaneApp app = start(web, ENFORCED)) {
            List<Integer> statuses = new ArrayList<>();
            for (GuardMode mode : GuardMode.values()) {
                app.bean(Reliability.class).modes().override(new Overrides(mode, Map.of()), "test");
                statuses.add(RawAnswer.to(app.port(), "GET /work/1", LATE).status());
            }

            assertThat(statuses).containsExactly(504, 200, 200);
            assertThat(rejections(app.meters(), "work", "enforced")).isEqualTo(1);
            assertThat(rejections(app.meters(), "work", "observed")).isEqualTo(1);
        }
    }

    private static LaneApp start(WebApplicationType web, String... properties) {
        return LaneApp.start(web, List.of(Beans.class), properties);
    }

    private static String work(LaneApp app, String... headers) {
        return RawAnswer.to(app.port(), "GET /work/1", headers).body();
    }

    private static int left(RawAnswer answer) {
        return Integer.parseInt(answer.body());
    }

    private static long rejections(Scrape meters, String journey, String mode) {
        return meters.sum(
                "journey_rejections_total",
                "journey=\"" + journey + "\"",
                "reason=\"deadline\"",
                "mode=\"" + mode + "\"");
    }
}
