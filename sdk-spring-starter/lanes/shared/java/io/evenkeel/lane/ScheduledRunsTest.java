package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.evenkeel.Dependency;
import io.evenkeel.Reliability;
import io.evenkeel.UserJourney;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.annotation.ScheduledAnnotationBeanPostProcessor;
import reactor.core.publisher.Mono;

class ScheduledRunsTest {
    @Configuration(proxyBeanMethods = false)
    @EnableScheduling
    @Import({Jobs.class, Night.class})
    static class Scheduling {}

    static class Jobs {
        private final Map<String, AtomicLong> runs = new ConcurrentHashMap<>();
        private final Dependency payments;

        Jobs(Reliability reliability) {
            this.payments = reliability.dependency("payments");
        }

        @Scheduled(fixedDelay = 2)
        void plain() {
            run("scheduled good");
        }

        @Scheduled(fixedDelay = 2)
        @UserJourney("clean-up")
        void cleanUp() {
            run("clean-up good");
        }

        @Scheduled(fixedDelay = 2)
        @UserJourney("clean-up")
        void failing() {
            run("clean-up bad");
            throw new IllegalStateException("on purpose");
        }

        @Scheduled(fixedDelay = 2)
        @UserJourney("settle")
        void remote() {
            run("settle bad");
            payments.run(() -> {
                throw new IllegalStateException("on purpose");
            });
        }

        @Scheduled(fixedDelay = 2)
        @UserJourney("reactive")
        Mono<Void> reactive() {
            return Mono.fromRunnable(() -> run("reactive good"));
        }

        void run(String expected) {
            runs.computeIfAbsent(expected, added -> new AtomicLong()).incrementAndGet();
        }

        Map<String, Long> counted() {
            Map<String, Long> counted = new TreeMap<>();
            runs.forEach((expected, count) -> counted.put(expected, count.get()));
            return counted;
        }
    }

    @UserJourney("nightly")
    static class Night {
        private final Jobs jobs;

        Night(Jobs jobs) {
            this.jobs = jobs;
        }

        @Scheduled(fixedDelay = 2)
        void ofAClass() {
            jobs.run("nightly good");
        }
    }

    @Test
    void eachRunIsOneEventOfItsJourney() {
        try (LaneApp app = start(WebApplicationType.NONE)) {
            Jobs jobs = app.bean(Jobs.class);
            await().until(() -> jobs.counted().size() == 6
                    && jobs.counted().values().stream().allMatch(count -> count > 20));
            stopJobs(app);

            await().untilAsserted(
                            () -> assertThat(app.meters().eventsByJourney()).isEqualTo(jobs.counted()));
            Scrape meters = app.meters();
            assertThat(meters.sum("slo_bad_events_total", "journey=\"settle\"", "cause=\"dependency:payments\""))
                    .isEqualTo(jobs.counted().get("settle bad"));
            assertThat(meters.sum("slo_bad_events_total", "journey=\"clean-up\"", "cause=\"own_error\""))
                    .isEqualTo(jobs.counted().get("clean-up bad"));
            assertThat(meters.sum("reliability_sdk_faults_total")).isZero();
        }
    }

    @Test
    void aJobThatIsNotConfiguredPromisesNothingAboutItsDuration() {
        try (LaneApp app = start(WebApplicationType.NONE)) {
            Scrape meters = app.meters();

            assertThat(meters.series("slo_objective_ratio{")).isEqualTo(5);
            assertThat(meters.sum("slo_objective_threshold_seconds")).isZero();
        }
    }

    @Test
    void aConfiguredJobCountsAsAskedForAndWhatItMissesIsCounted() {
        try (LaneApp app = start(
                WebApplicationType.SERVLET,
                "evenkeel.journeys.nightly.objectives.freshness.target=0.9",
                "evenkeel.journeys.nightly.every=1s")) {
            stopJobs(app);

            await().untilAsserted(() -> assertThat(
                            app.meters().sum("slo_bad_events_total", "journey=\"nightly\"", "cause=\"missed\""))
                    .isGreaterThanOrEqualTo(2));
        }
    }

    private static void stopJobs(LaneApp app) {
        ScheduledAnnotationBeanPostProcessor scheduling = app.bean(ScheduledAnnotationBeanPostProcessor.class);
        scheduling.postProcessBeforeDestruction(app.bean(Jobs.class), "jobs");
        scheduling.postProcessBeforeDestruction(app.bean(Night.class), "night");
    }

    private static LaneApp start(WebApplicationType web, String... properties) {
        String[] all = java.util.Arrays.copyOf(properties, properties.length + 2);
        all[properties.length] = "evenkeel.dependencies.payments.mode=off";
        all[properties.length + 1] = "logging.level.org.springframework.scheduling=off";
        return LaneApp.start(web, java.util.List.of(Scheduling.class), all);
    }
}
