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

    @ParameterizedTest
    @EnumSource(names = {"SERVLET", "REACTIVE"})
    void everyRequestOfSixtyFourClientsIsCountedOnceWhereItBelongs(WebApplicationType web) throws Exception {
        try (LaneApp app = LaneApp.start(web)) {
            sendAll(app);

            // An answer can reach its client before its observation has ended.
            await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertExact(app.meters()));
        }
    }

    private static void assertExact(Scrape scrape) {
        long good = 4_000 + 500;
        long failed = 200 + 150 + 110;
        assertThat(events(scrape, "availability", "good")).isEqualTo(good + 64);
        assertThat(events(scrape, "availability", "bad")).isEqualTo(failed);
        // On a busy machine more than those that are slow by themselves are late, and then they are bad.
        long late = events(scrape, "latency", "bad");
        assertThat(late).isBetween(failed + 64, failed + 64 + good / 10);
        assertThat(events(scrape, "latency", "good") + late).isEqualTo(good + failed + 64);
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

    private static long events(Scrape scrape, String objective, String result) {
        return scrape.sum(
                "slo_events_total",
                "journey=\"default\"",
                "objective=\"" + objective + "\"",
                "result=\"" + result + "\"");
    }

    private static long excluded(Scrape scrape, String reason) {
        return scrape.sum("slo_events_excluded_total", "journey=\"default\"", "reason=\"" + reason + "\"");
    }
}
