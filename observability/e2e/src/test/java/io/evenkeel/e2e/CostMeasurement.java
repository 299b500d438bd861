package io.evenkeel.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Prints what the rules cost Prometheus for a whole fleet with a full history. Run it by {@code measure}. */
class CostMeasurement {
    private static final Duration SETTLES_WITHIN = Duration.ofMinutes(6);
    private static final int SAMPLES = 10;
    private static final Duration BETWEEN_SAMPLES = Duration.ofSeconds(30);
    private static final Pattern GROUP_DURATION = Pattern.compile(
            "(?m)^prometheus_rule_group_last_duration_seconds\\{rule_group=\"[^\"]*;([^\"]*)\"} (\\S+)$");

    private final Story story = new Story();

    @Test
    void ofAFleet() throws Exception {
        try (SyntheticFleet fleet = SyntheticFleet.start()) {
            story.tell("writing " + SyntheticFleet.slos().size() + " SLOs' history of " + History.TILES + " tiles");
            History history = new History(SyntheticFleet.slos(), Instant.now());
            try (Engine engine =
                    Prometheus.start("prometheus-3", Place.engine("prometheus"), fleet.scraping(), history)) {
                story.tell("started; letting it settle for " + SETTLES_WITHIN.toMinutes() + " minutes");
                TimeUnit.SECONDS.sleep(SETTLES_WITHIN.toSeconds());
                Map<String, List<Double>> durations = new TreeMap<>();
                for (int sample = 0; sample < SAMPLES; sample++) {
                    TimeUnit.SECONDS.sleep(BETWEEN_SAMPLES.toSeconds());
                    GROUP_DURATION
                            .matcher(engine.web().get("/metrics"))
                            .results()
                            .forEach((MatchResult group) -> durations
                                    .computeIfAbsent(group.group(1), unseen -> new ArrayList<>())
                                    .add(Double.parseDouble(group.group(2))));
                }
                report(engine, durations);
            }
        }
    }

    private void report(Engine engine, Map<String, List<Double>> durations) {
        int pods = SyntheticFleet.SERVICES * SyntheticFleet.PODS;
        assertThat(engine.query("count(up == 1)").value()).isEqualTo(pods);
        story.tell("series of the services: " + count(engine, "(slo|journey|dependency|reliability)_.+")
                + ", of them slo_*: " + count(engine, "slo_.+") + ", dependency_*: " + count(engine, "dependency_.+")
                + ", journey_*: " + count(engine, "journey_.+"));
        story.tell("series that the rules record: " + count(engine, "evenkeel:.+") + ", of them tiles: "
                + count(engine, "evenkeel:slo_(bad_)?events:tile5m"));
        story.tell("alerts: " + engine.query("ALERTS").rows());
        durations.forEach((group, seconds) -> {
            Collections.sort(seconds);
            story.tell(String.format(
                    "%-20s median %.3f s, most %.3f s",
                    group, seconds.get(seconds.size() / 2), seconds.get(seconds.size() - 1)));
        });
        engine.web()
                .get("/metrics")
                .lines()
                .filter(
                        line -> line.matches(
                                "(process_resident_memory_bytes|process_cpu_seconds_total|go_memstats_heap_inuse_bytes|prometheus_tsdb_head_series) .*"))
                .forEach(story::tell);
    }

    private static long count(Engine engine, String names) {
        return Math.round(engine.query("count(last_over_time({__name__=~\"" + names + "\"}[6m]))")
                .value());
    }
}
