package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.micrometer.registry.otlp.OtlpMeterRegistry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What is sent where: the same on every line, and nothing where nothing was said. */
@ExtendWith(OutputCaptureExtension.class)
class OtlpExportTest {
    private static final String BASE = "http://127.0.0.1:1";

    @ParameterizedTest(name = "{0}")
    @MethodSource("settings")
    void whatIsSentIsWhatWasSaid(String properties, List<Class<?>> sent, String said, CapturedOutput output) {
        try (LaneApp app = LaneApp.start(WebApplicationType.NONE, properties.split(" & "))) {
            assertThat(Stream.of(SpanExporter.class, OtlpMeterRegistry.class, LogRecordExporter.class)
                            .filter(type -> app.context().getBeanNamesForType(type).length > 0))
                    .isEqualTo(sent);
            assertThat(output.getOut().lines().filter(line -> line.contains(" is active: ")))
                    .singleElement()
                    .asString()
                    .contains(said.split(" & "));
        }
    }

    static List<Arguments> settings() {
        String endpoint = "evenkeel.otlp.endpoint=" + BASE;
        String variable = "OTEL_EXPORTER_OTLP_ENDPOINT=" + BASE;
        String traces = ", traces to " + BASE + "/v1/traces";
        return List.of(
                arguments(
                        "spring.main.banner-mode=off",
                        List.of(),
                        ", export of traces, metrics and logs (evenkeel.otlp.endpoint is not set)"),
                arguments(
                        endpoint,
                        List.of(SpanExporter.class),
                        traces
                                + " & , export of metrics (evenkeel.otlp.metrics is not true),"
                                + " export of logs (evenkeel.otlp.logs is not true)"),
                arguments(
                        endpoint + " & evenkeel.otlp.traces=false & evenkeel.otlp.metrics=yes",
                        List.of(OtlpMeterRegistry.class),
                        ", metrics to " + BASE + "/v1/metrics; & , export of traces (evenkeel.otlp.traces is false),"),
                arguments(
                        endpoint + "/ & evenkeel.otlp.metrics=true & evenkeel.otlp.logs=true",
                        List.of(SpanExporter.class, OtlpMeterRegistry.class, LogRecordExporter.class),
                        traces + ", metrics to " + BASE + "/v1/metrics, logs to " + BASE + "/v1/logs; off: "),
                arguments(variable, List.of(SpanExporter.class), traces + "; off: "),
                arguments(
                        variable + " & OTEL_TRACES_EXPORTER=none & OTEL_LOGS_EXPORTER=otlp",
                        List.of(LogRecordExporter.class),
                        ", logs to " + BASE + "/v1/logs; & , export of traces (OTEL_TRACES_EXPORTER is none), "),
                arguments(
                        variable + "2 & " + endpoint + " & OTEL_TRACES_EXPORTER=none & evenkeel.otlp.traces=true",
                        List.of(SpanExporter.class),
                        traces + "; off: "),
                arguments(
                        "management.otlp.tracing.endpoint=http://user:secret@127.0.0.1:1/own?key=secret"
                                + " & management.opentelemetry.tracing.export.otlp.endpoint=http://user:secret@127.0.0.1:1/own?key=secret"
                                + " & management.otlp.metrics.export.url=" + BASE + "/metrics",
                        List.of(SpanExporter.class, OtlpMeterRegistry.class),
                        ", traces to " + BASE + "/own, metrics to " + BASE + "/metrics; off: "));
    }

    @Test
    void attributesThatAreWronglyEncodedAreLeftOutAndDoNotEndTheStart(CapturedOutput output) {
        try (LaneApp app =
                LaneApp.start(WebApplicationType.NONE, "OTEL_RESOURCE_ATTRIBUTES=service.name=orders,team=%zz")) {
            assertThat(app.context().getBeanNamesForType(Resource.class)).containsExactly("evenkeelResource");
            assertThat(app.bean(Resource.class).getAttribute(AttributeKey.stringKey("service.name")))
                    .isEqualTo("orders");
            assertThat(output.getOut())
                    .containsOnlyOnce("OTEL_RESOURCE_ATTRIBUTES: entry 2 is not percent-encoded UTF-8; the other");
        }
    }

    @ParameterizedTest
    @MethodSource("refused")
    void aWrongValueStopsTheStart(
            String properties, String setting, String value, String expected, String origin, CapturedOutput output) {
        assertThat(FailedStart.report(output, properties.split(" & ")))
                .isEqualTo(FailedStart.refused(setting, value, expected, origin));
    }

    static List<Arguments> refused() {
        String endpoint = "evenkeel.otlp.endpoint";
        String url = "a URL of http or https without user and query, such as http://collector:4318";
        String variables = "evenkeel.identity.variables.k8s.pod.name";
        return List.of(
                arguments(endpoint + "=collector:4318", endpoint, "collector:4318", url, endpoint),
                arguments(
                        endpoint + "=http://me:secret@collector:4318",
                        endpoint,
                        "http://REDACTED@collector:4318",
                        url,
                        endpoint),
                arguments(
                        "evenkeel.otlp.logs=true",
                        "evenkeel.otlp.logs",
                        "true",
                        "false, or a value for evenkeel.otlp.endpoint as well",
                        "evenkeel.otlp.logs"),
                arguments(
                        variables + "=MY-POD",
                        variables,
                        "MY-POD",
                        "names of environment variables with commas between, such as MY_POD_NAME",
                        variables));
    }
}
