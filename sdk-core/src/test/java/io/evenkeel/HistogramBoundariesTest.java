package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.call.Outcome;
import io.evenkeel.logging.LogLines;
import io.evenkeel.metrics.HistogramBoundaries;
import io.evenkeel.slo.Objective;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the application wants of the same histograms stays, and so does what we need. */
class HistogramBoundariesTest {
    private static final Pattern BOUNDARY = Pattern.compile("le=\"([^\"]+)\"");
    private static final List<Double> STANDARD =
            List.of(0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1.0, 2.5, 5.0, 7.5, 10.0);

    private final LogLines warnings = new LogLines("io.micrometer");
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    @AfterEach
    void closeLog() {
        warnings.close();
    }

    @Test
    void boundariesOfAFilterThatWasThereBeforeAreAddedToOurs() {
        registry.config().meterFilter(wants("journey.duration", 60, 250, 1_200));
        registry.config().meterFilter(wants("dependency.calls", 3));
        useIt(built(registry));

        assertThat(boundaries("journey_duration")).isEqualTo(standardAnd(0.06, 0.3, 1.2));
        assertThat(boundaries("dependency_calls")).isEqualTo(standardAnd(0.003));
        assertThat(warnings.lines()).isEmpty();
    }

    @Test
    void aFilterThatTakesAllBoundariesAwayTakesNoneOfOurs() {
        registry.config().meterFilter(new MeterFilter() {
            @Override
            public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
                return DistributionStatisticConfig.DEFAULT;
            }
        });
        useIt(built(registry));

        assertThat(boundaries("journey_duration")).isEqualTo(standardAnd(0.3));
    }

    @Test
    void aPercentileHistogramOfTheApplicationHasOurBoundariesToo() {
        registry.config().meterFilter(new MeterFilter() {
            @Override
            public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
                return DistributionStatisticConfig.builder()
                        .percentilesHistogram(true)
                        .build()
                        .merge(config);
            }
        });
        useIt(built(registry));

        assertThat(boundaries("journey_duration"))
                .hasSizeGreaterThan(60)
                .containsAll(standardAnd(0.3))
                .doesNotHaveDuplicates()
                .isSorted();
    }

    @Test
    void aFilterThatComesBehindHasTheLastWordAsMicrometerWarns() {
        Reliability reliability = built(registry);
        registry.config().meterFilter(wants("journey.duration", 60));
        useIt(reliability);

        assertThat(boundaries("journey_duration")).containsExactly(0.06);
        assertThat(warnings.lines()).singleElement().asString().contains("A MeterFilter is being configured after");
    }

    @Test
    void aRegistryThatHoldsMetersAlreadyHasOurBoundariesWithoutAWarning() {
        registry.counter("of.the.application");
        useIt(built(registry));

        assertThat(boundaries("journey_duration")).isEqualTo(standardAnd(0.3));
        assertThat(boundaries("dependency_calls")).isEqualTo(STANDARD);
        assertThat(warnings.lines()).isEmpty();
    }

    @Test
    void whoRegistersMetersFirstPutsTheFilterInFirst() {
        HistogramBoundaries filter = new HistogramBoundaries();
        registry.config().meterFilter(wants("journey.duration", 60)).meterFilter(filter);
        registry.counter("of.the.application");
        useIt(builder(registry).histogramBoundaries(filter).build());

        assertThat(boundaries("journey_duration")).isEqualTo(standardAnd(0.06, 0.3));
        assertThat(warnings.lines()).isEmpty();
    }

    @Test
    void otherMetersAreLeftAlone() {
        registry.config().meterFilter(wants("of.the.application", 60));
        useIt(built(registry));
        registry.timer("of.the.application").record(Duration.ofMillis(1));

        assertThat(boundaries("of_the_application")).containsExactly(0.06);
    }

    private static Reliability built(MeterRegistry registry) {
        return builder(registry).build();
    }

    private static ReliabilityBuilder builder(MeterRegistry registry) {
        return Reliability.builder(registry)
                .announced(false)
                .journey("checkout", journey -> journey.objective(Objective.latency("0.99", Duration.ofMillis(300))));
    }

    private static void useIt(Reliability reliability) {
        for (String journey : List.of("checkout", "late")) {
            reliability.journey(journey).record(Outcome.SUCCESS, 1, null);
            reliability.journey(journey).record(Outcome.FAILURE, 1, null);
        }
        reliability.dependency("payments").run(() -> {});
    }

    private static MeterFilter wants(String meter, long... millis) {
        return new MeterFilter() {
            @Override
            public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
                double[] nanos =
                        Arrays.stream(millis).mapToDouble(milli -> milli * 1e6).toArray();
                return id.getName().equals(meter)
                        ? DistributionStatisticConfig.builder()
                                .serviceLevelObjectives(nanos)
                                .build()
                                .merge(config)
                        : config;
            }
        };
    }

    private static List<Double> standardAnd(Double... more) {
        TreeSet<Double> all = new TreeSet<>(STANDARD);
        all.addAll(List.of(more));
        return List.copyOf(all);
    }

    /** Of a meter, whose timers must all have the same. */
    private List<Double> boundaries(String meter) {
        List<List<Double>> found = registry.scrape()
                .lines()
                .filter(line -> line.startsWith(meter + "_seconds_count"))
                .map(line -> line.substring(0, line.indexOf(' '))
                        .replace("_count", "_bucket")
                        .replace("}", ","))
                .map(this::boundariesOf)
                .distinct()
                .toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private List<Double> boundariesOf(String series) {
        Stream<String> buckets =
                registry.scrape().lines().filter(line -> line.startsWith(series) || line.startsWith(series + "{"));
        return buckets.map(BOUNDARY::matcher)
                .filter(Matcher::find)
                .map(boundary -> boundary.group(1))
                .filter(boundary -> !boundary.equals("+Inf"))
                .map(Double::valueOf)
                .toList();
    }
}
