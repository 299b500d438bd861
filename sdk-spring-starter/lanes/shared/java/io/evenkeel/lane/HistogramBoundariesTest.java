package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.Reliability;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Thresholds are boundaries of the histogram, whatever else the application wants to see in it. */
@ExtendWith(OutputCaptureExtension.class)
class HistogramBoundariesTest {
    private static final Pattern BOUNDARY = Pattern.compile("le=\"([^\"]+)\"");
    private static final List<Double> STANDARD =
            List.of(0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1.0, 2.5, 5.0, 7.5, 10.0);
    private static final String OBJECTIVE = "evenkeel.journeys.default.objectives.latency.";
    private static final String[] PROPERTIES = {
        OBJECTIVE + "target=0.99",
        OBJECTIVE + "threshold=300ms",
        "management.metrics.distribution.slo.journey.duration=60ms,250ms,1200ms",
        "management.metrics.distribution.slo.dependency.calls=3ms"
    };

    @Configuration(proxyBeanMethods = false)
    static class NoMore {}

    /** Beside Prometheus: the meters are registered in a composite, which has no filters of its own. */
    @Configuration(proxyBeanMethods = false)
    static class SecondRegistry {
        @Bean
        MeterRegistry second() {
            return new SimpleMeterRegistry();
        }
    }

    /** As late as a bean can be. */
    @Configuration(proxyBeanMethods = false)
    static class OwnFilter {
        @Bean
        @Order(Ordered.LOWEST_PRECEDENCE)
        MeterFilter own() {
            return new MeterFilter() {
                @Override
                public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
                    return id.getName().equals("journey.duration")
                            ? DistributionStatisticConfig.builder()
                                    .serviceLevelObjectives(60e6, 1_200e6)
                                    .build()
                                    .merge(config)
                            : config;
                }
            };
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {NoMore.class, SecondRegistry.class, OwnFilter.class})
    void whatTheApplicationWantsAndWhatWeNeedAreBothThere(Class<?> configuration, CapturedOutput output) {
        try (LaneApp app = LaneApp.start(WebApplicationType.SERVLET, List.of(configuration), PROPERTIES)) {
            Reliability reliability = app.bean(Reliability.class);
            reliability.journey("default").run(() -> {});
            reliability.journey("late").run(() -> {});
            reliability.dependency("payments").run(() -> {});

            assertThat(boundaries(app, "journey_duration_seconds_bucket{journey=\"default\""))
                    .isEqualTo(boundaries(app, "journey_duration_seconds_bucket{journey=\"late\""))
                    .isEqualTo(standardAnd(0.06, 0.3, 1.2));
            assertThat(boundaries(app, "dependency_calls_seconds_bucket")).isEqualTo(standardAnd(0.003));
            assertThat(output.getOut()).doesNotContain("MeterFilter");
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {NoMore.class, SecondRegistry.class})
    void aPercentileHistogramHasTheThresholdsToo(Class<?> configuration) {
        try (LaneApp app = LaneApp.start(
                WebApplicationType.SERVLET,
                List.of(configuration),
                OBJECTIVE + "target=0.99",
                OBJECTIVE + "threshold=300ms",
                "management.metrics.distribution.percentiles-histogram.journey.duration=true")) {
            app.bean(Reliability.class).journey("default").run(() -> {});

            assertThat(boundaries(app, "journey_duration_seconds_bucket"))
                    .hasSizeGreaterThan(60)
                    .containsAll(standardAnd(0.3));
        }
    }

    private static List<Double> standardAnd(Double... more) {
        TreeSet<Double> all = new TreeSet<>(STANDARD);
        all.addAll(List.of(more));
        return List.copyOf(all);
    }

    private static List<Double> boundaries(LaneApp app, String series) {
        return app.meters().lines().stream()
                .filter(line -> line.startsWith(series))
                .map(BOUNDARY::matcher)
                .filter(Matcher::find)
                .map(boundary -> boundary.group(1))
                .filter(boundary -> !boundary.equals("+Inf"))
                .map(Double::valueOf)
                .toList();
    }
}
