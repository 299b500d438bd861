package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.WebApplicationType;

class InboundExactnessTest {
    private static final int CLIENTS = 64;
    private static final Map<String, Integer> PLAN = Map.of(
            "/ok/7", 4_000,
            "/status/201", 500,
            "/status/404", 400,
            "/no/such/route", 300,
            "/status/503", 200,
            "/unhandled", 150,
            "/handled/409", 120,
            "/handled/502", 110,
            "/slow", 64,
            "/actuator/health", 90);

    /** A promise that a busy machine keeps as well, and one that only a machine out of time could keep. */
    private static final String[] PROMISES = {
        "evenkeel.journeys.default.objectives.availability.target=0.99",
        "evenkeel.journeys.default.objectives.latency.target=0.99",
        "evenkeel.journeys.default.objectives.latency.threshold=30s",
        "evenkeel.journeys.waiting.routes=/slow",
        "evenkeel.journeys.waiting.objectives.availability.target=0.99",
        "evenkeel.journeys.waiting.objectives.latency.target=0.99",
        "evenkeel.journeys.waiting.objectives.latency.threshold=1s",
    };

    @ParameterizedTest
    @EnumSource(names = {"SERVLET", "REACTIVE"})
    void everyRequestOfSixtyFourClientsIsCountedOnceWhereItBelongs(WebApplicationType web) throws Exception {
        try (LaneApp app = LaneApp.start(web, PROMISES)) {
            sendAll(app);

            // An answer can reach its client before its observation has ended.
            await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertExact(app.meters()));
        }
    }

    private static void assertExact(Scrape scrape) {
        long good = 4_000 + 500;
        long failed = 200 + 150 + 110;
        for (String objective : List.of("availability", "latency")) {
            assertThat(events(scrape, "default", objective, "good")).isEqualTo(good);
            assertThat(events(scrape, "default", objective, "bad")).isEqualTo(failed);
        }
        assertThat(events(scrape, "waiting", "availability", "good")).isEqualTo(64);
        assertThat(events(scrape, "waiting", "latency", "good")).isZero();
        assertThat(events(scrape, "waiting", "latency", "bad")).isEqualTo(64);
        assertThat(excluded(scrape, "client_fault")).isEqualTo(400 + 300 + 120);
        assertThat(excluded(scrape, "probe")).isEqualTo(90);
        assertThat(excluded(scrape, "cancelled")).isZero();
        assertThat(scrape.sum("reliability_sdk_faults_total")).isZero();
    }

    private static void sendAll(LaneApp app) throws Exception {
        List<String> requests = new ArrayList<>();
        PLAN.forEach((path, count) -> requests.addAll(Collections.nCopies(count, app.url(path))));
        Collections.shuffle(requests, new Random(42));
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            TestClient client = new TestClient();
            List<Future<?>> sent = new ArrayList<>();
            for (String request : requests) {
                sent.add(clients.submit(() -> client.get(request)));
            }
            for (Future<?> one : sent) {
                one.get();
            }
        } finally {
            clients.shutdownNow();
        }
    }

    private static long events(Scrape scrape, String journey, String objective, String result) {
        return scrape.sum(
                "slo_events_total",
                "journey=\"" + journey + "\"",
                "objective=\"" + objective + "\"",
                "result=\"" + result + "\"");
    }

    private static long excluded(Scrape scrape, String reason) {
        return scrape.sum("slo_events_excluded_total", "journey=\"default\"", "reason=\"" + reason + "\"");
    }
}
