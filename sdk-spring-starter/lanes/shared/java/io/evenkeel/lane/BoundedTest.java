package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.WebApplicationType;

/** Nothing that a client chooses becomes a label, and no request is lost. */
@Tag("long")
class BoundedTest {
    private static final String BOOT = SpringBootVersion.getVersion();

    /** Each stack in full on one line, because it takes its time. */
    private static final WebApplicationType WEB =
            BOOT.startsWith("4.1.") ? WebApplicationType.REACTIVE : WebApplicationType.SERVLET;

    private static final int FIRST = 2_000;
    private static final int ALL = BOOT.startsWith("4.0.") ? 10_000 : 100_000;

    /** Families that get new label values with the age of a process. */
    private static final Pattern AGEING = Pattern.compile("^(jvm|process|system|tomcat|executor|logback)_.*");

    @Test
    void randomRequestsMakeNoSeriesAndAreAllCounted() throws Exception {
        try (LaneApp app = LaneApp.start(
                WEB,
                "server.tomcat.max-keep-alive-requests=-1",
                "logging.level.org.springframework.web.servlet=error")) { // a warning for each 405 otherwise
            RandomRequests.send(app.port(), FIRST, 1, 2);
            awaitCounted(app, FIRST);
            Set<String> early = series(app);

            RandomRequests.send(app.port(), ALL - FIRST, 42, 10);
            awaitCounted(app, ALL);
            assertThat(series(app)).isEqualTo(early);
            assertThat(app.meters().sum("reliability_sdk_faults_total")).isZero();
        }
    }

    @Test
    void whatTheServerRefusesBeforeSpringSeesItIsNoEvent() throws Exception {
        try (LaneApp app = LaneApp.start(WEB)) {
            for (int i = 0; i < 25; i++) {
                for (String refused : List.of("GET /a|b", "GET /a b", "GET /%zz", "G(T /ok/1")) {
                    assertThat(RawAnswer.to(app.port(), refused).status())
                            .as(refused)
                            .isEqualTo(400);
                }
            }
            RandomRequests.send(app.port(), 200, 7, 2);

            awaitCounted(app, 200);
        }
    }

    private static void awaitCounted(LaneApp app, long requests) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(app.meters().eventsByJourney().values().stream()
                                .mapToLong(Long::longValue)
                                .sum())
                        .isEqualTo(requests));
    }

    private static Set<String> series(LaneApp app) {
        Set<String> series = new TreeSet<>();
        for (String line : app.meters().lines()) {
            if (!line.startsWith("#") && !AGEING.matcher(line).matches()) {
                series.add(line.substring(0, line.lastIndexOf(' ')));
            }
        }
        return series;
    }
}
