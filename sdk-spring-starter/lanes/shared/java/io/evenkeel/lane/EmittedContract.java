package io.evenkeel.lane;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.evenkeel.Dependency;
import io.evenkeel.Reliability;
import io.evenkeel.call.ActiveCall;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.springframework.boot.WebApplicationType;

/**
 * What a service emits, read off one that runs: each meter with all its fields, the keys of its log lines, the attributes of its
 * spans and the headers it sends. The closed sets of values are those of docs/telemetry.md, and what was seen has to be in them.
 * Uses nothing of the SDK that 0.1.0 did not have: the contract of a release is read off that release's jars.
 */
final class EmittedContract implements AutoCloseable {
    private static final List<String> PROPERTIES = List.of(
            RecordedSpans.ALL,
            "spring.application.name=shop",
            "evenkeel.service.namespace=retail",
            "evenkeel.service.version=1.2.3",
            "evenkeel.service.environment=test",
            "evenkeel.logs.datadog=true",
            "evenkeel.redaction.keep=url.full",
            "evenkeel.outbound.retry.backoff=1ms",
            "evenkeel.journeys.import.routes=GET /products/{id}",
            "evenkeel.journeys.import.every=1h",
            "evenkeel.journeys.import.objectives.freshness.target=0.99",
            "evenkeel.journeys.import.objectives.freshness.threshold=1m");
    private static final OutboundClients CLIENT = OutboundClients.PLAIN_REST_CLIENT_BEAN;
    private static final Set<String> BOOTS_LOG_KEYS = Set.of("traceId", "spanId");
    private static final Pattern FIELD = Pattern.compile(" ([a-z_]+)=");

    private final TelemetryContract page;
    private final Remotes remotes = new Remotes(CLIENT);
    private final LaneApp app;
    private final Lines lines;

    /**
     * Starts the service and lets everything happen to it.
     *
     * @param page what is written about what it emits
     * @param more properties that only later versions know
     */
    EmittedContract(TelemetryContract page, String... more) {
        this.page = page;
        List<String> properties = new ArrayList<>(PROPERTIES);
        properties.addAll(remotes.properties());
        properties.addAll(Arrays.asList(more));
        this.app = LaneApp.start(
                WebApplicationType.SERVLET,
                List.of(RecordedSpans.Beans.class, OutboundClients.PlainBeans.class, Talkative.class),
                properties.toArray(String[]::new));
        this.lines = new Lines();
        letRequestsCome();
        letCallsGoOut();
    }

    private void letRequestsCome() {
        TestClient client = new TestClient();
        List<String> paths = List.of(
                "/ok/1", "/products/1", "/status/404", "/status/504", "/unhandled", "/actuator/health", "/talk/plain");
        paths.forEach(path -> client.get(app.url(path)));
        client.get(app.url("/ok/1"), "evenkeel-deadline", "0m");
        RecordedSpans spans = app.bean(RecordedSpans.class);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> spans.all().stream()
                                .filter(span -> span.getKind() == SpanKind.SERVER)
                                .count()
                        == paths.size() + 1);
    }

    private void letCallsGoOut() {
        WireMockServer server = remotes.server(CLIENT);
        server.stubFor(get(urlEqualTo("/again"))
                .inScenario("again")
                .whenScenarioStateIs(STARTED)
                .willReturn(aResponse().withStatus(500))
                .willSetStateTo("up"));
        CLIENT.get(app.context(), remotes.url(CLIENT), "/fine");
        CLIENT.get(app.context(), remotes.url(CLIENT), "/again");
        for (String path : List.of("/s404", "/s500", "/s504")) {
            assertThatThrownBy(() -> CLIENT.get(app.context(), remotes.url(CLIENT), path))
                    .isNotNull();
        }
        Dependency remote = app.bean(Reliability.class).dependency(Remotes.name(CLIENT));
        remote.change(spec -> spec.concurrencyLimit(1));
        ActiveCall open = remote.start();
        assertThat(catchThrowable(() -> CLIENT.get(app.context(), remotes.url(CLIENT), "/fine")))
                .isNotNull();
        open.succeeded(null);
    }

    /** Which version of the SDK runs. */
    String sdkVersion() {
        return app.bean(Reliability.class).info().sdkVersion();
    }

    /** The contract as JSON; nothing in it depends on the machine, the time or the Spring Boot line. */
    String json() {
        Map<String, Object> contract = new TreeMap<>();
        Map<String, Map<String, Object>> meters = meters();
        contract.put("contract", contractNumber());
        contract.put("identityLabels", identityLabels());
        contract.put("meters", meters);
        contract.put("logKeys", named(logKeys()));
        contract.put("logLines", logLines());
        contract.put("spanAttributes", spanAttributes());
        contract.put("headers", headers());
        page.deprecated()
                .forEach((what, deprecation) -> item(contract, what).put("deprecated", new TreeMap<>(deprecation)));
        return ContractJson.of(contract);
    }

    /** The entry of what is deprecated, which is still to be emitted. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> item(Map<String, Object> contract, String what) {
        Map<String, String> rooms =
                Map.of("meter", "meters", "key", "logKeys", "attribute", "spanAttributes", "header", "headers");
        String[] words = what.split(" ", -1);
        String[] names = words[1].split("/", -1);
        Map<String, Object> found = (Map<String, Object>) contract.get(rooms.getOrDefault(words[0], "meters"));
        List<String> path = new ArrayList<>(List.of(names[0]));
        if (names.length > 1) {
            path.addAll(List.of("labels", names[1]));
        }
        if (names.length > 2) {
            path.addAll(List.of("values", names[2]));
        }
        for (String step : path) {
            assertThat(found).as("deprecated, and to be emitted still: " + what).containsKey(step);
            found = (Map<String, Object>) found.get(step);
        }
        return found;
    }

    private List<Meter> ours() {
        return app.bean(PrometheusMeterRegistry.class).getMeters().stream()
                .filter(meter -> meter.getId().getName().matches("(slo|journey|dependency|reliability)\\..*"))
                .toList();
    }

    private Map<String, Map<String, Object>> meters() {
        Map<String, Map<String, Object>> meters = new TreeMap<>();
        Set<String> identity = identityLabels();
        for (Meter meter : ours()) {
            Map<String, Object> fields = new TreeMap<>();
            fields.put("kind", kind(meter));
            fields.put("unit", unit(meter));
            fields.put("prometheus", prometheusName(meter));
            fields.put("labels", labels(meter, identity));
            if (meter instanceof Timer timer) {
                fields.put("buckets", buckets(timer));
            }
            Map<String, Object> others = meters.putIfAbsent(meter.getId().getName(), fields);
            assertThat(others == null ? fields : others).isEqualTo(fields);
        }
        return meters;
    }

    private Map<String, Object> labels(Meter meter, Set<String> identity) {
        Map<String, Object> labels = new TreeMap<>();
        Map<String, Set<String>> closed = page.values();
        for (Tag tag : meter.getId().getTags()) {
            if (!identity.contains(tag.getKey())) {
                String label = meter.getId().getName() + "/" + tag.getKey();
                Set<String> values = closed.get(label);
                Map<String, Object> fields = new TreeMap<>();
                if (values != null) {
                    assertThat(values).as(label).contains(tag.getValue());
                    fields.put("values", named(values));
                    fields.put("set", page.open().contains(label) ? "open" : "closed");
                }
                labels.put(tag.getKey(), fields);
            }
        }
        return labels;
    }

    private static String kind(Meter meter) {
        return meter instanceof Timer ? "timer" : meter.getId().getType().name().toLowerCase(Locale.ROOT);
    }

    private static String unit(Meter meter) {
        return meter.getId().getBaseUnit() == null ? "" : meter.getId().getBaseUnit();
    }

    /** As it stands in a scrape. */
    private String prometheusName(Meter meter) {
        String name = meter.getId()
                .getConventionName(
                        app.bean(PrometheusMeterRegistry.class).config().namingConvention());
        List<String> families = app.meters().lines().stream()
                .filter(line -> line.matches("# TYPE " + name + "(_total|_info)? (counter|gauge|histogram)"))
                .map(line -> line.split(" ", -1)[2])
                .toList();
        assertThat(families).as(name).hasSize(1);
        return families.get(0);
    }

    private static List<Double> buckets(Timer timer) {
        return Arrays.stream(timer.takeSnapshot().histogramCounts())
                .map((CountAtBucket bucket) -> bucket.bucket(TimeUnit.SECONDS))
                .toList();
    }

    private Set<String> identityLabels() {
        Meter info = ours().stream()
                .filter(meter -> meter.getId().getName().equals("reliability.info"))
                .findFirst()
                .orElseThrow();
        Set<String> labels =
                new TreeSet<>(info.getId().getTags().stream().map(Tag::getKey).toList());
        labels.removeAll(page.labels().get("reliability.info"));
        return labels;
    }

    private String contractNumber() {
        return ours().stream()
                .filter(meter -> meter.getId().getName().equals("reliability.info"))
                .map(meter -> meter.getId().getTag("contract"))
                .findFirst()
                .orElseThrow();
    }

    private Set<String> logKeys() {
        Lines.Line line = lines.that(each -> each.message().equals("handler")).get(0);
        Set<String> keys = new TreeSet<>(line.keys().keySet());
        keys.removeAll(BOOTS_LOG_KEYS);
        return keys;
    }

    /** The fields of what machines read in our log lines, by logger. */
    private Map<String, Object> logLines() {
        String line = lines.that(each -> each.logger().equals("io.evenkeel.slo"))
                .get(0)
                .message();
        List<String> fields =
                FIELD.matcher(line).results().map(found -> found.group(1)).toList();
        return new TreeMap<>(Map.of("io.evenkeel.slo", new TreeMap<>(Map.of("fields", fields))));
    }

    private Map<String, Object> spanAttributes() {
        Map<String, Object> attributes = new TreeMap<>();
        List<SpanData> spans = app.bean(RecordedSpans.class).all();
        Set<String> calls = new TreeSet<>(spans.stream()
                .filter(span -> span.getKind() == SpanKind.CLIENT)
                .map(SpanData::getSpanId)
                .toList());
        for (SpanData span : spans) {
            boolean call = calls.contains(span.getSpanId());
            String on = !call ? "event" : calls.contains(span.getParentSpanId()) ? "attempt" : "call";
            span.getAttributes().forEach((key, value) -> {
                if (call || key.getKey().startsWith("slo.") || key.getKey().equals("error.type")) {
                    Map<String, Object> fields = fields(attributes, key.getKey());
                    fields.put("type", key.getType().name().toLowerCase(Locale.ROOT));
                    @SuppressWarnings("unchecked")
                    Set<String> where = (Set<String>) fields.computeIfAbsent("on", added -> new TreeSet<String>());
                    where.add(on);
                }
            });
        }
        return attributes;
    }

    /** Each header of ours that was sent, with the forms of its values: {@code 0} stands for a number. */
    private Map<String, Object> headers() {
        Map<String, Object> headers = new TreeMap<>();
        remotes.server(CLIENT)
                .getAllServeEvents()
                .forEach(event -> event.getRequest().getHeaders().all().forEach(header -> {
                    if (header.key().startsWith("evenkeel-")) {
                        fields(headers, header.key())
                                .put("value", header.firstValue().replaceAll("\\d+", "0"));
                    }
                }));
        return headers;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> fields(Map<String, Object> items, String name) {
        return (Map<String, Object>) items.computeIfAbsent(name, added -> new TreeMap<String, Object>());
    }

    private static Map<String, Object> named(Collection<String> names) {
        Map<String, Object> items = new TreeMap<>();
        names.forEach(name -> fields(items, name));
        return items;
    }

    @Override
    public void close() {
        lines.close();
        app.close();
        remotes.close();
    }
}
