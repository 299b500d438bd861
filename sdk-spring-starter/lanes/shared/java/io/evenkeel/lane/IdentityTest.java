package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.resource.v1.Resource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;

/** One application that sends everything to one collector: all of it says the same about who has sent it. */
class IdentityTest {
    private static final OtlpReceiver COLLECTOR = new OtlpReceiver();
    private static final EcsAgent AGENT = new EcsAgent();
    private static Scrape scrape;
    private static Map<String, String> structured;

    @BeforeAll
    static void runOnce() {
        try (LaneApp app = LaneApp.start(
                WebApplicationType.SERVLET,
                "evenkeel.otlp.endpoint=" + COLLECTOR.url() + "/",
                "evenkeel.otlp.metrics=true",
                "evenkeel.otlp.logs=true",
                "management.otlp.metrics.export.step=1h", // only once, at the end
                "evenkeel.service.version=1.2.3",
                "evenkeel.service.namespace=shop",
                "evenkeel.metrics.datadog-labels=true",
                "evenkeel.identity.variables.k8s.pod.name=TEST_POD, TEST_POD_2",
                "management.tracing.sampling.probability=1.0",
                "management.opentelemetry.resource-attributes.team=blue",
                "management.opentelemetry.resource-attributes[deployment.environment.name]=staging",
                "spring.application.name=orders-of-boot",
                "spring.application.group=group-of-boot",
                "OTEL_SERVICE_NAME=orders",
                "OTEL_RESOURCE_ATTRIBUTES=host.name=caf%C3%A9%2C1,service.name=other,service.version=0,team=red,broken",
                "TEST_POD_2=orders-0",
                "DD_ENV=dd-env",
                "ECS_CONTAINER_METADATA_URI_V4=" + AGENT.uri())) {
            assertThat(new TestClient().get(app.url("/ok/1")).statusCode()).isEqualTo(200);
            await().untilAsserted(() -> assertThat(app.meters().sum("http_server_requests_seconds_count"))
                    .isEqualTo(1));
            app.bean(OpenTelemetry.class)
                    .getLogsBridge()
                    .get("test")
                    .logRecordBuilder()
                    .setBody("hello")
                    .emit();
            scrape = app.scrape();
            structured = new TreeMap<>();
            for (String field : List.of("name", "version", "environment")) {
                structured.put(
                        field, app.context().getEnvironment().getProperty("logging.structured.ecs.service." + field));
            }
        }
    }

    @AfterAll
    static void stop() {
        COLLECTOR.close();
        AGENT.close();
    }

    @Test
    void tracesMetricsAndLogsHaveTheSameResource() {
        Map<String, String> traces = one(COLLECTOR.resourcesOfSpans());

        assertThat(traces)
                .isEqualTo(one(COLLECTOR.resourcesOfMetrics()))
                .isEqualTo(one(COLLECTOR.resourcesOfLogs()))
                .containsEntry("service.name", "orders")
                .containsEntry("service.namespace", "shop")
                .containsEntry("service.version", "1.2.3")
                .containsEntry("deployment.environment.name", "staging")
                .containsEntry("team", "blue")
                .containsEntry("host.name", "café,1")
                .containsEntry("k8s.pod.name", "orders-0")
                .containsEntry("cloud.provider", "aws")
                .containsEntry("cloud.platform", "aws_ecs")
                .containsEntry("cloud.region", "eu-central-1")
                .containsEntry("cloud.account.id", "123456789012")
                .containsEntry("cloud.availability_zone", "eu-central-1b")
                .containsEntry("cloud.resource_id", EcsAgent.CONTAINER)
                .containsEntry("aws.ecs.task.arn", EcsAgent.TASK)
                .containsEntry("aws.ecs.task.id", "0f1e2d3c4b5a69788796a5b4c3d2e1f0")
                .containsEntry("aws.ecs.task.family", "orders")
                .containsEntry("aws.ecs.task.revision", "7")
                .containsEntry("aws.ecs.launchtype", "fargate")
                .containsEntry("aws.ecs.cluster.arn", "arn:aws:ecs:eu-central-1:123456789012:cluster/shop")
                .containsEntry("aws.ecs.container.arn", EcsAgent.CONTAINER)
                .containsEntry("container.name", "orders")
                .containsEntry("container.id", "0f1e2d3c4b5a69788796a5b4c3d2e1f0-1234567890")
                // of version 5, from the ARN of the container
                .containsEntry("service.instance.id", "79e6a885-2045-5a52-848a-b9dbb392d15b")
                .doesNotContainKeys("broken", "k8s.pod.uid");
        assertThat(AGENT.requests()).isEqualTo(1);
    }

    @Test
    void everySignalArrivesOnce() {
        assertThat(COLLECTOR.spans())
                .filteredOn(span -> span.getName().equals("http get /ok/{id}"))
                .hasSize(1);
        assertThat(COLLECTOR.logs())
                .extracting(log -> log.getBody().getStringValue())
                .filteredOn(body -> body.equals("hello"))
                .hasSize(1);
        assertThat(COLLECTOR.paths()).containsOnly("/v1/traces", "/v1/metrics", "/v1/logs");
    }

    @Test
    void aRegistryForOtlpDoublesNoMeterAndLeavesTheScrapeAsItIs() {
        Stream<Metric> requests =
                COLLECTOR.metrics().stream().filter(metric -> metric.getName().equals("http.server.requests"));
        assertThat(requests).singleElement().satisfies(metric -> {
            assertThat(metric.getUnit()).isEqualTo("seconds");
            assertThat(metric.getHistogram().getDataPointsList())
                    .extracting(point -> point.getCount())
                    .contains(1L);
            assertThat(metric.getHistogram().getDataPoints(0).getAttributesList())
                    .noneMatch(label -> label.getKey().equals("service_name"));
        });
        assertThat(COLLECTOR.metrics().stream().map(Metric::getName)).doesNotHaveDuplicates();
        assertThat(scrape.sum("slo_events_total", "objective=\"availability\"", "result=\"good\""))
                .isEqualTo(1);
    }

    @Test
    void aScrapeHasTheIdentityAsLabelsWithoutTheInstance() {
        assertThat(scrape.sum(
                        "http_server_requests_seconds_count",
                        "uri=\"/ok/{id}\"",
                        "service_name=\"orders\"",
                        "service_namespace=\"shop\"",
                        "service_version=\"1.2.3\"",
                        "deployment_environment_name=\"staging\"",
                        "service=\"orders\"",
                        "version=\"1.2.3\"",
                        "env=\"staging\""))
                .isEqualTo(1);
        assertThat(scrape.lines()).noneMatch(line -> line.contains("instance"));
    }

    @Test
    void structuredLogsHaveTheIdentityByDefault() {
        assertThat(structured).isEqualTo(Map.of("name", "orders", "version", "1.2.3", "environment", "staging"));
    }

    /** The attributes of the one resource that all batches have, without those of the library that has made it. */
    private static Map<String, String> one(List<Resource> resources) {
        List<Resource> different = resources.stream().distinct().toList();
        assertThat(different).hasSize(1);
        Map<String, String> attributes =
                OtlpReceiver.attributes(different.get(0).getAttributesList());
        attributes.keySet().removeIf(key -> key.startsWith("telemetry.sdk.") || key.equals("service.group"));
        return attributes;
    }
}
