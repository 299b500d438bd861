package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.call.Outcome;
import io.evenkeel.slo.Objective;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HistogramScrapeTest {
    private static final Pattern BOUNDARY = Pattern.compile("le=\"([^\"]+)\"");
    private static final List<String> STANDARD = List.of(
            "0.005", "0.01", "0.025", "0.05", "0.075", "0.1", "0.25", "0.5", "0.75", "1.0", "2.5", "5.0", "7.5", "10.0",
            "+Inf");

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    @Test
    void journeysWithDifferentThresholdsShareTheBoundariesOfAll() {
        Reliability reliability = Reliability.builder(registry)
                .announced(false)
                .journey("fast", journey -> journey.objective(Objective.latency("0.99", Duration.ofNanos(1))))
                .journey("same", journey -> journey.objective(Objective.latency("0.99", Duration.ofMillis(250))))
                .journey("slow", journey -> journey.objective(Objective.latency("0.99", Duration.ofMinutes(2))))
                .build();
        List<String> journeys = List.of("fast", "same", "slow", "late");
        List<String> outcomes = List.of("success", "failure");
        for (String journey : journeys) {
            reliability.journey(journey).record(Outcome.SUCCESS, 1, null);
            reliability.journey(journey).record(Outcome.FAILURE, 1, null);
        }

        for (String journey : journeys) {
            for (String outcome : outcomes) {
                assertThat(boundaries(
                                "journey_duration_seconds_bucket{journey=\"" + journey + "\",outcome=\"" + outcome))
                        .containsExactly(
                                "1.0E-9", "0.005", "0.01", "0.025", "0.05", "0.075", "0.1", "0.25", "0.5", "0.75",
                                "1.0", "2.5", "5.0", "7.5", "10.0", "120.0", "+Inf");
            }
        }
    }

    @Test
    void dependenciesHaveTheBoundariesOfTheStandard() {
        Reliability reliability = Reliability.builder(registry)
                .announced(false)
                .journey("fast", journey -> journey.objective(Objective.latency("0.99", Duration.ofNanos(1))))
                .build();
        reliability.dependency("payments").run(() -> {});

        assertThat(boundaries("dependency_calls_seconds_bucket{dependency=\"payments\",outcome=\"success"))
                .isEqualTo(STANDARD);
    }

    @Test
    void aCallIsInTheBucketsFromItsDurationOn() {
        Reliability reliability = Reliability.builder(registry).announced(false).build();
        reliability
                .journey("checkout")
                .record(Outcome.TIMEOUT, Duration.ofSeconds(5).toNanos(), null);

        assertThat(registry.scrape().lines().filter(line -> line.startsWith("journey_duration_seconds")))
                .contains(
                        "journey_duration_seconds_bucket{journey=\"checkout\",outcome=\"timeout\",le=\"2.5\"} 0",
                        "journey_duration_seconds_bucket{journey=\"checkout\",outcome=\"timeout\",le=\"5.0\"} 1",
                        "journey_duration_seconds_count{journey=\"checkout\",outcome=\"timeout\"} 1",
                        "journey_duration_seconds_sum{journey=\"checkout\",outcome=\"timeout\"} 5.0");
    }

    private List<String> boundaries(String series) {
        return registry.scrape()
                .lines()
                .filter(line -> line.startsWith(series))
                .map(BOUNDARY::matcher)
                .filter(Matcher::find)
                .map(boundary -> boundary.group(1))
                .toList();
    }
}
