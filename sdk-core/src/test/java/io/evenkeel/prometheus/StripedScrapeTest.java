package io.evenkeel.prometheus;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.Statistic;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.tracer.common.SpanContext;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Beside Micrometer's own registry: the same timers, the same records, the same scrape. */
class StripedScrapeTest {
    private static final String OPEN_METRICS = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
    private static final Pattern EXEMPLAR = Pattern.compile(" # \\{.*");

    private final MockClock clock = new MockClock();
    private final Span span = new Span();
    private final PrometheusMeterRegistry own =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT, new PrometheusRegistry(), clock, span);
    private final PrometheusMeterRegistry striped = new StripedPrometheusMeterRegistry(
            PrometheusConfig.DEFAULT, new PrometheusRegistry(), clock, span, Set.of("calls", "renamed.calls"));

    @ParameterizedTest
    @ValueSource(strings = {OPEN_METRICS, TEXT})
    void looksTheSame(String format) {
        Random random = new Random(7);
        for (String outcome : new String[] {"success", "failure"}) {
            for (int i = 0; i < 500; i++) {
                long nanos = (long) Math.pow(10, 5 + 6 * random.nextDouble());
                timer(own, outcome).record(nanos, NANOSECONDS);
                timer(striped, outcome).record(nanos, NANOSECONDS);
            }
        }
        for (Duration boundary :
                new Duration[] {Duration.ofMillis(100), Duration.ofNanos(100_000_001), Duration.ZERO}) {
            timer(own, "edge").record(boundary);
            timer(striped, "edge").record(boundary);
        }

        assertThat(scrape(striped, format))
                .isEqualTo(scrape(own, format))
                .contains("calls_seconds_bucket{common=\"c\",outcome=\"edge\",le=\"0.1\"} 2")
                .contains("calls_seconds_max{common=\"c\",outcome=\"edge\"} 0.100000001");
    }

    @Test
    void forgetsTheHighestAsMicrometerDoes() {
        timer(own, "success").record(Duration.ofSeconds(3));
        timer(striped, "success").record(Duration.ofSeconds(3));
        assertThat(scrape(striped, TEXT)).isEqualTo(scrape(own, TEXT)).contains("outcome=\"success\"} 3.0");

        clock.add(Duration.ofMinutes(10));
        timer(own, "success").record(Duration.ofSeconds(1));
        timer(striped, "success").record(Duration.ofSeconds(1));
        assertThat(scrape(striped, TEXT))
                .isEqualTo(scrape(own, TEXT))
                .contains("_max{common=\"c\",outcome=\"success\"} 1.0");
    }

    @Test
    void hasExemplarsOfSampledSpansOnly() {
        timer(striped, "success").record(Duration.ofMillis(1));
        assertThat(striped.scrape(OPEN_METRICS)).doesNotContain("trace_id");

        span.sampled = true;
        timer(striped, "success").record(Duration.ofMillis(1));
        assertThat(striped.scrape(OPEN_METRICS)).contains("trace_id=\"0af7651916cd43dd8448eb211c80319c\"");
    }

    @Test
    void tellsMicrometerTheSame() {
        for (MeterRegistry registry : new MeterRegistry[] {own, striped}) {
            timer(registry, "success").record(Duration.ofMillis(3));
            timer(registry, "success").record(Duration.ofMillis(400));
        }
        assertThat(measured(striped)).isEqualTo(measured(own)).containsEntry(Statistic.COUNT, 2.0);
        assertThat(timer(striped, "success").takeSnapshot().histogramCounts())
                .usingRecursiveComparison()
                .isEqualTo(new Object[] {
                    new io.micrometer.core.instrument.distribution.CountAtBucket(1e8, 1),
                    new io.micrometer.core.instrument.distribution.CountAtBucket(5e8, 2)
                });
    }

    @Test
    void leavesOthersAndThoseWithPercentilesToMicrometer() {
        assertThat(Timer.builder("others")
                        .serviceLevelObjectives(Duration.ofMillis(1))
                        .register(striped))
                .isNotInstanceOf(StripedTimer.class);
        assertThat(Timer.builder("renamed.calls")
                        .serviceLevelObjectives(Duration.ofMillis(1))
                        .publishPercentiles(0.5)
                        .register(striped))
                .isNotInstanceOf(StripedTimer.class);
        assertThat(Timer.builder("calls").register(striped)).isNotInstanceOf(StripedTimer.class);
    }

    /** A filter can ask for percentiles of one of them: the scrape must not fail for it. */
    @Test
    void oneOfANameThatIsToHavePercentilesIsLikeTheFirst() {
        timer(striped, "success").record(Duration.ofMillis(1));
        Timer.builder("calls")
                .tag("common", "c")
                .tag("outcome", "failure")
                .serviceLevelObjectives(Duration.ofMillis(100))
                .publishPercentiles(0.5)
                .register(striped)
                .record(Duration.ofMillis(1));

        assertThat(scrape(striped, TEXT))
                .contains("calls_seconds_count{common=\"c\",outcome=\"success\"} 1")
                .contains("calls_seconds_count{common=\"c\",outcome=\"failure\"} 1");
    }

    @Test
    void tagsThatBecomeTheSameInPrometheusMakeOneSeries() {
        for (String key : new String[] {"a.b", "a_b"}) {
            Timer.builder("calls")
                    .tag(key, "x")
                    .serviceLevelObjectives(Duration.ofMillis(100))
                    .register(striped)
                    .record(Duration.ofMillis(1));
        }

        assertThat(scrape(striped, TEXT)).containsOnlyOnce("calls_seconds_count{a_b=\"x\"} 1");
    }

    @Test
    void goesAwayWhenItIsRemovedAndComesBackAnew() {
        timer(striped, "success").record(Duration.ofMillis(1));
        Timer other = timer(striped, "failure");

        striped.remove(timer(striped, "success"));
        assertThat(scrape(striped, TEXT)).doesNotContain("success").contains("failure");
        striped.remove(other);
        assertThat(scrape(striped, TEXT)).doesNotContain("calls");

        timer(striped, "success");
        assertThat(scrape(striped, TEXT)).contains("calls_seconds_count{common=\"c\",outcome=\"success\"} 0");
    }

    private static Timer timer(MeterRegistry registry, String outcome) {
        if (registry.getMeters().isEmpty()) {
            registry.config().meterFilter(MeterFilter.ignoreTags("none"));
        }
        return Timer.builder("calls")
                .description("Calls")
                .tag("common", "c")
                .tag("outcome", outcome)
                .serviceLevelObjectives(Duration.ofMillis(100), Duration.ofMillis(500))
                .register(registry);
    }

    private static Map<Statistic, Double> measured(MeterRegistry registry) {
        Meter timer = timer(registry, "success");
        Map<Statistic, Double> values = new TreeMap<>();
        StreamSupport.stream(timer.measure().spliterator(), false)
                .forEach(value -> values.put(value.getStatistic(), value.getValue()));
        return values;
    }

    /** Without exemplars: those are sampled by the wall clock, which the two do not read at the same time. */
    private static String scrape(PrometheusMeterRegistry registry, String format) {
        return EXEMPLAR.matcher(registry.scrape(format)).replaceAll("");
    }

    private static final class Span implements SpanContext {
        private boolean sampled;

        @Override
        public String getCurrentTraceId() {
            return "0af7651916cd43dd8448eb211c80319c";
        }

        @Override
        public String getCurrentSpanId() {
            return "b7ad6b7169203331";
        }

        @Override
        public boolean isCurrentSpanSampled() {
            return sampled;
        }

        @Override
        public void markCurrentSpanAsExemplar() {}
    }
}
