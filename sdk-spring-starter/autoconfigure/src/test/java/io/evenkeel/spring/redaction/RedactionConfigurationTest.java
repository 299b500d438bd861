package io.evenkeel.spring.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.Reliability;
import io.evenkeel.spring.config.ReliabilityConfiguration;
import io.micrometer.observation.ObservationRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.logs.LogRecordProcessor;
import io.opentelemetry.sdk.logs.ReadWriteLogRecord;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.internal.ExtendedSpanProcessor;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import net.ttddyy.observation.tracing.DataSourceObservationListener;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.autoconfigure.observation.ObservationAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.opentelemetry.OpenTelemetryAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.tracing.MicrometerTracingAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.tracing.OpenTelemetryTracingAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class RedactionConfigurationTest {
    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    ObservationAutoConfiguration.class,
                    OpenTelemetryAutoConfiguration.class,
                    OpenTelemetryTracingAutoConfiguration.class,
                    MicrometerTracingAutoConfiguration.class))
            .withUserConfiguration(ReliabilityConfiguration.class, RedactionConfiguration.class)
            .withPropertyValues("management.tracing.sampling.probability=1.0")
            .withBean(Received.class);

    /** A processor of the application, and one that has its say before a span has ended. */
    static class Received implements ExtendedSpanProcessor {
        final List<SpanData> spans = new CopyOnWriteArrayList<>();
        final List<ReadableSpan> ended = new CopyOnWriteArrayList<>();

        @Override
        public void onEnding(ReadWriteSpan span) {
            span.setAttribute("late.password", "s3cret");
        }

        @Override
        public boolean isOnEndingRequired() {
            return true;
        }

        @Override
        public void onStart(Context parent, ReadWriteSpan span) {
            span.setAttribute("early.password", "s3cret");
        }

        @Override
        public boolean isStartRequired() {
            return true;
        }

        @Override
        public void onEnd(ReadableSpan span) {
            ended.add(span);
            spans.add(span.toSpanData());
        }

        @Override
        public boolean isEndRequired() {
            return true;
        }
    }

    private void received(ApplicationContextRunner runner, Consumer<OpenTelemetry> work, Consumer<Received> check) {
        runner.run(context -> {
            work.accept(context.getBean(OpenTelemetry.class));
            check.accept(context.getBean(Received.class)); // still a bean of its own type
            assertThat(context.getBean(Reliability.class)).isNotNull();
        });
    }

    @Test
    void everyPartOfASpanIsRedacted() {
        TraceState state = TraceState.builder()
                .put("vendor", "fine")
                .put("other", "joe@shop.example")
                .build();
        SpanContext caller = SpanContext.createFromRemoteParent(
                "4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7", TraceFlags.getSampled(), state);
        received(
                runner,
                telemetry -> {
                    Span span = telemetry
                            .getTracer("test")
                            .spanBuilder("mail joe@shop.example")
                            .setParent(Context.root().with(Span.wrap(caller)))
                            .addLink(caller, Attributes.of(AttributeKey.stringKey("token"), "s3cret"))
                            .setAttribute("authorization", "s3cret")
                            .setAttribute("slo.journey", "checkout")
                            .startSpan();
                    span.addEvent("GET /x?q=s3cret", Attributes.of(AttributeKey.stringKey("cookie"), "s3cret"));
                    span.recordException(new IllegalStateException("s3cret"));
                    span.setStatus(StatusCode.ERROR, "s3cret");
                    span.end();
                },
                received -> {
                    SpanData span = received.spans.get(0);
                    assertThat(span.toString()).isNotNull();
                    assertThat(span.getName()).isEqualTo("mail REDACTED");
                    assertThat(span.getTraceId()).isEqualTo(caller.getTraceId());
                    assertThat(span.getParentSpanId()).isEqualTo(caller.getSpanId());
                    assertThat(span.getSpanContext().getTraceState().asMap()).containsOnlyKeys("vendor");
                    assertThat(span.getParentSpanContext().getTraceState().asMap())
                            .containsOnlyKeys("vendor");
                    assertThat(span.getParentSpanContext().isRemote()).isTrue();
                    assertThat(span.getAttributes())
                            .isEqualTo(Attributes.builder()
                                    .put("authorization", "REDACTED")
                                    .put("slo.journey", "checkout")
                                    .put("early.password", "REDACTED")
                                    .put("late.password", "REDACTED")
                                    .build());
                    assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
                    assertThat(span.getStatus().getDescription()).isEmpty();
                    assertThat(span.getEvents()).hasSize(2);
                    assertThat(span.getEvents().get(0).getName()).isEqualTo("GET /x?REDACTED");
                    assertThat(span.getEvents().get(0).getAttributes())
                            .isEqualTo(Attributes.of(AttributeKey.stringKey("cookie"), "REDACTED"));
                    assertThat(span.getEvents().get(1).getAttributes())
                            .isEqualTo(Attributes.of(
                                    AttributeKey.stringKey("exception.type"), IllegalStateException.class.getName()));
                    assertThat(span.getLinks().get(0).getAttributes())
                            .isEqualTo(Attributes.of(AttributeKey.stringKey("token"), "REDACTED"));
                    assertThat(span.getLinks()
                                    .get(0)
                                    .getSpanContext()
                                    .getTraceState()
                                    .asMap())
                            .containsOnlyKeys("vendor");
                    ReadableSpan ended = received.ended.get(0);
                    assertThat(ended.getName()).isEqualTo("mail REDACTED");
                    assertThat(ended.getAttribute(AttributeKey.stringKey("authorization")))
                            .isEqualTo("REDACTED");
                    assertThat(ended.getSpanContext().getTraceState().size()).isEqualTo(1);
                });
    }

    @Test
    void messagesOfExceptionsAreOptInAndScanned() {
        received(
                runner.withPropertyValues("evenkeel.tracing.exception-messages=true"),
                telemetry -> {
                    Span span = telemetry.getTracer("test").spanBuilder("work").startSpan();
                    span.recordException(new IllegalStateException("no stock for joe@shop.example"));
                    span.setStatus(StatusCode.ERROR, "no stock for joe@shop.example");
                    span.end();
                },
                received -> {
                    SpanData span = received.spans.get(0);
                    assertThat(span.getStatus().getDescription()).isEqualTo("no stock for REDACTED");
                    Attributes exception = span.getEvents().get(0).getAttributes();
                    assertThat(exception.get(AttributeKey.stringKey("exception.message")))
                            .isEqualTo("no stock for REDACTED");
                    assertThat(exception.get(AttributeKey.stringKey("exception.stacktrace")))
                            .startsWith("java.lang.IllegalStateException: no stock for REDACTED\n\tat ");
                });
    }

    @Test
    void ofAStatementOfSqlNoValueIsSeen() {
        runner.run(context -> {
            JdbcDataSource h2 = new JdbcDataSource();
            h2.setURL("jdbc:h2:mem:people");
            DataSourceObservationListener listener =
                    new DataSourceObservationListener(context.getBean(ObservationRegistry.class));
            listener.setIncludeParameterValues(true);
            DataSource source = ProxyDataSourceBuilder.create("people", h2)
                    .listener(listener)
                    .methodListener(listener)
                    .build();
            try (Connection connection = source.getConnection();
                    Statement plain = connection.createStatement();
                    PreparedStatement prepared = prepared(connection, plain)) {
                plain.execute("insert into people values ('canary-literal', 4711)");
                prepared.setString(1, "canary-parameter");
                prepared.execute();
                assertThatThrownBy(() -> plain.execute("insert into people values ('canary-literal', 1)"))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("canary-literal");
            }

            List<String> seen = new ArrayList<>();
            context.getBean(Received.class).spans.forEach(span -> {
                seen.add(span.getName());
                seen.add(span.getAttributes().toString());
                seen.add(span.getEvents().toString());
                seen.add(span.getStatus().toString());
            });
            assertThat(String.join("\n", seen))
                    .contains("insert into people values (?, ?)", "jdbc.params[0]=\"REDACTED\"")
                    .doesNotContain("canary", "4711");
        });
    }

    private static PreparedStatement prepared(Connection connection, Statement plain) throws SQLException {
        plain.execute("create table people (name varchar primary key, number int)");
        return connection.prepareStatement("insert into people values (?, 1)");
    }

    @Test
    void ofALogRecordTheAttributesAreRedactedAndTheBodyIsTheApplications() {
        runner.run(context -> {
            List<LogRecordData> records = new ArrayList<>();
            LogRecordProcessor ours = context.getBean(LogRecordProcessor.class);
            try (SdkLoggerProvider provider = SdkLoggerProvider.builder()
                    .addLogRecordProcessor(ours)
                    .addLogRecordProcessor(
                            (Context where, ReadWriteLogRecord record) -> records.add(record.toLogRecordData()))
                    .build()) {
                provider.get("test")
                        .logRecordBuilder()
                        .setBody("joe@shop.example bought a lamp")
                        .setAttribute(AttributeKey.stringKey("authorization"), "s3cret")
                        .setAttribute(AttributeKey.stringKey("to.joe@shop.example"), "s3cret")
                        .setAttribute(AttributeKey.stringKey("note"), "for joe@shop.example")
                        .setAttribute(AttributeKey.stringArrayKey("all"), List.of("joe@shop.example", "none"))
                        .setAttribute(AttributeKey.stringKey("exception.message"), "out of stock")
                        .setAttribute(AttributeKey.longKey("pieces"), 3L)
                        .emit();
            }

            assertThat(records.get(0).getBodyValue().asString()).isEqualTo("joe@shop.example bought a lamp");
            assertThat(records.get(0).getAttributes())
                    .isEqualTo(Attributes.builder()
                            .put("authorization", "REDACTED")
                            .put("to.joe@shop.example", "REDACTED")
                            .put("note", "for REDACTED")
                            .put("all", "REDACTED", "none")
                            .put("exception.message", "out of stock")
                            .put("pieces", 3L)
                            .build());
        });
    }

    @Test
    void itIsSwitchedOff() {
        received(
                runner.withPropertyValues("evenkeel.redaction.enabled=false"),
                telemetry -> telemetry
                        .getTracer("test")
                        .spanBuilder("work")
                        .setAttribute("token", "s3cret")
                        .startSpan()
                        .end(),
                received -> assertThat(received.spans.get(0).getAttributes().get(AttributeKey.stringKey("token")))
                        .isEqualTo("s3cret"));
    }

    @Test
    void withoutOpenTelemetryThereIsNothingToDo() {
        new ApplicationContextRunner()
                .withUserConfiguration(ReliabilityConfiguration.class, RedactionConfiguration.class)
                .withClassLoader(new FilteredClassLoader("io.opentelemetry.sdk"))
                .run(context -> assertThat(context).hasNotFailed());
    }
}
