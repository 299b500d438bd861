package io.evenkeel.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StripedTimerTest {
    private static final int THREADS = 8;
    private static final int RECORDS = 50_000;

    @Test
    void manyThreadsLoseNoRecordWhileSomebodyReads() throws InterruptedException {
        StripedPrometheusMeterRegistry registry = new StripedPrometheusMeterRegistry(
                PrometheusConfig.DEFAULT, new PrometheusRegistry(), Clock.SYSTEM, null, Set.of("calls"));
        Timer timer = Timer.builder("calls")
                .serviceLevelObjectives(Duration.ofMillis(1), Duration.ofMillis(2))
                .register(registry);
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> all = IntStream.range(0, THREADS)
                .mapToObj(number -> new Thread(() -> {
                    try {
                        start.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    for (int i = 0; i < RECORDS; i++) {
                        timer.record(i % 3 + 1, TimeUnit.MILLISECONDS);
                    }
                }))
                .toList();
        all.forEach(Thread::start);
        start.countDown();
        double highest = 0;
        while (all.stream().anyMatch(Thread::isAlive)) {
            highest = Math.max(highest, timer.max(TimeUnit.MILLISECONDS));
        }

        assertThat(registry.scrape().lines().filter(line -> line.startsWith("calls_seconds_")))
                .contains(
                        "calls_seconds_bucket{le=\"0.001\"} 133336",
                        "calls_seconds_bucket{le=\"0.002\"} 266672",
                        "calls_seconds_bucket{le=\"+Inf\"} 400000",
                        "calls_seconds_count 400000",
                        "calls_seconds_sum 799.992",
                        "calls_seconds_max 0.003");
        assertThat(highest).isEqualTo(3);
    }
}
