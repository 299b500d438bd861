package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.WebApplicationType;

/** Whatever fails in the SDK or in what is plugged into it, an answer is the same, byte by byte, and the fault is counted. */
class NeverHurtsTest {
    private static final List<String> REQUESTS = List.of(
            "GET /ok/7",
            "GET /status/201",
            "GET /status/404",
            "GET /handled/409",
            "GET /handled/502",
            "GET /unhandled",
            "GET /no/such/route",
            "POST /orders",
            "GET /actuator/health",
            "HEAD /actuator/health");
    private static final int PROBES = 2;
    private static final int EVENTS = REQUESTS.size() - PROBES;
    private static final List<String> COMPONENTS = List.of(
            "observer",
            "classifier",
            "listener",
            "metrics",
            "guard",
            "inbound",
            "outbound",
            "logging",
            "tracing",
            "context",
            "practice");

    private static final Map<String, Long> NONE =
            COMPONENTS.stream().collect(Collectors.toMap(component -> component, component -> 0L));

    private static final Map<WebApplicationType, List<RawAnswer>> WITHOUT_EVENKEEL =
            new EnumMap<>(WebApplicationType.class);

    /** Not while another application runs: Netty's threads belong to all of a process, and the first to stop stops them. */
    @BeforeAll
    static void askWithoutEvenkeel() {
        for (WebApplicationType web : List.of(WebApplicationType.SERVLET, WebApplicationType.REACTIVE)) {
            try (LaneApp app = LaneApp.start(web, "evenkeel.enabled=false")) {
                WITHOUT_EVENKEEL.put(web, answers(app));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVLET", "REACTIVE"})
    void observersAndClassifiersThatThrow(WebApplicationType web) {
        try (LaneApp app = LaneApp.start(web, List.of(Faulty.Observers.class, Faulty.Classifiers.class))) {
            assertAnswersAreTheSame(web, app);

            assertFaults(app, Map.of("observer", 2L * EVENTS, "classifier", (long) EVENTS));
            assertThat(app.meters().eventsByJourney())
                    .isEqualTo(Map.of(
                            "default good", 2L, "default bad", 2L, "default client_fault", 3L, "checkout good", 1L));
            assertThat(app.meters().sum("slo_events_excluded_total", "reason=\"probe\""))
                    .isEqualTo(PROBES);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVLET", "REACTIVE"})
    void aRegistryInWhichCountingFails(WebApplicationType web) {
        try (LaneApp app = LaneApp.start(web, List.of(Faulty.CountingFails.class))) {
            assertAnswersAreTheSame(web, app);
            assertFaults(app, Map.of("metrics", (long) EVENTS + PROBES));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVLET", "REACTIVE"})
    void aRegistryThatTakesNoCounter(WebApplicationType web) {
        try (LaneApp app = LaneApp.start(web, List.of(Faulty.RegisteringFails.class))) {
            assertAnswersAreTheSame(web, app);
            assertFaults(app, Map.of("metrics", 2L)); // one for each of the two journeys
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVLET", "REACTIVE"})
    void aRequestThatCannotBeRead(WebApplicationType web) {
        try (LaneApp app = LaneApp.start(web, List.of(Faulty.Observations.class))) {
            assertAnswersAreTheSame(web, app);
            assertFaults(app, Map.of("inbound", 2L * REQUESTS.size())); // when it arrives, and when it has ended
        }
    }

    private static void assertAnswersAreTheSame(WebApplicationType web, LaneApp app) {
        assertThat(answers(app)).containsExactlyElementsOf(WITHOUT_EVENKEEL.get(web));
    }

    private static List<RawAnswer> answers(LaneApp app) {
        return REQUESTS.stream()
                .map(request -> RawAnswer.to(app.port(), request))
                .toList();
    }

    private static void assertFaults(LaneApp app, Map<String, Long> expected) {
        Map<String, Long> all = new TreeMap<>(NONE);
        all.putAll(expected);
        await().untilAsserted(() -> {
            Map<String, Long> faults = new TreeMap<>();
            COMPONENTS.forEach(component -> faults.put(
                    component, app.meters().sum("reliability_sdk_faults_total", "component=\"" + component + "\"")));
            assertThat(faults).isEqualTo(all);
        });
        assertThat(app.meters().series("reliability_sdk_faults_total")).isEqualTo(COMPONENTS.size());
    }
}
