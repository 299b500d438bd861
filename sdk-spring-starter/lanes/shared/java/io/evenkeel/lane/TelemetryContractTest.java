package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.practice.GuideMap;
import io.evenkeel.practice.Practice;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;

/** Compares docs/telemetry.md with what an application emits that has seen every kind of event. */
class TelemetryContractTest {
    private static final String IDENTITY = "service_name";

    private static final TelemetryContract CONTRACT = new TelemetryContract();
    private static Remotes remotes;
    private static LaneApp app;

    @BeforeAll
    static void letEverythingHappen() {
        OutboundClients outbound = OutboundClients.REST_CLIENT_BUILDER;
        remotes = new Remotes(outbound);
        List<String> properties = new ArrayList<>(remotes.properties());
        properties.add("evenkeel.deadline.max=4m"); // a deviation
        app = LaneApp.start(WebApplicationType.SERVLET, properties.toArray(String[]::new));
        TestClient client = new TestClient();
        for (String path : List.of("/ok/1", "/status/404", "/status/504", "/unhandled", "/actuator/health")) {
            client.get(app.url(path));
        }
        outbound.get(app.context(), remotes.url(outbound), "/fine");
        for (String path : List.of("/s404", "/s500", "/s504")) {
            assertThatThrownBy(() -> outbound.get(app.context(), remotes.url(outbound), path))
                    .isNotNull();
        }
    }

    @AfterAll
    static void stop() {
        app.close();
        remotes.close();
    }

    @Test
    void everyMeterOfTheContractIsEmittedWithItsLabelsAndNoOther() {
        TreeMap<String, Set<String>> emitted = new TreeMap<>();
        ours().forEach(meter -> emitted.computeIfAbsent(meter.getId().getName(), added -> new TreeSet<>())
                .addAll(meter.getId().getTags().stream()
                        .map(Tag::getKey)
                        .filter(label -> !label.equals(IDENTITY))
                        .toList()));

        assertThat(emitted).isEqualTo(CONTRACT.labels());
    }

    @Test
    void everyMeterIsOfItsKind() {
        TreeMap<String, String> kinds = new TreeMap<>();
        ours().forEach(meter -> kinds.put(meter.getId().getName(), kind(meter)));

        assertThat(kinds).isEqualTo(CONTRACT.kinds());
    }

    @Test
    void everyMeterHasOneFixedSetOfLabels() {
        TreeMap<String, Set<List<String>>> labelSets = new TreeMap<>();
        ours().forEach(meter -> labelSets
                .computeIfAbsent(meter.getId().getName(), added -> new HashSet<>())
                .add(meter.getId().getTags().stream().map(Tag::getKey).toList()));

        assertThat(labelSets.values()).allSatisfy(sets -> assertThat(sets).hasSize(1));
    }

    @Test
    void everyValueOfAClosedSetIsInTheContract() {
        Map<String, Set<String>> values = CONTRACT.values();
        assertThat(ours()).allSatisfy(meter -> meter.getId().getTags().forEach(tag -> {
            Set<String> allowed = values.get(meter.getId().getName() + "/" + tag.getKey());
            if (allowed != null) {
                assertThat(allowed).contains(tag.getValue());
            }
        }));
    }

    @Test
    void everyPracticeOfTheGuideMapIsInTheContractAndMoreMayCome() {
        assertThat(CONTRACT.values().get("reliability.practice/practice"))
                .containsExactlyInAnyOrderElementsOf(
                        GuideMap.practices().stream().map(Practice::id).toList());
        assertThat(CONTRACT.open()).contains("reliability.practice/practice");
    }

    private static List<Meter> ours() {
        return app.bean(MeterRegistry.class).getMeters().stream()
                .filter(meter -> meter.getId().getName().matches("(slo|journey|dependency|reliability)\\..*"))
                .toList();
    }

    private static String kind(Meter meter) {
        if (meter instanceof Counter || meter instanceof FunctionCounter) {
            return "counter";
        }
        if (meter instanceof Gauge) {
            return "gauge";
        }
        return meter instanceof Timer ? "timer" : "unknown";
    }
}
