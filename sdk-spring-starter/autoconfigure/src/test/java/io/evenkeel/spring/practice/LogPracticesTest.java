package io.evenkeel.spring.practice;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import io.evenkeel.practice.Finding;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.mock.env.MockEnvironment;

/** Several appenders, of which some write text. Nothing is written. */
class LogPracticesTest {
    private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    private final Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final List<Appender<ILoggingEvent>> before = new ArrayList<>();

    @BeforeEach
    void withoutAppenders() {
        root.iteratorForAppenders().forEachRemaining(before::add);
        before.forEach(root::detachAppender);
    }

    @AfterEach
    void asBefore() {
        List<Appender<ILoggingEvent>> ours = new ArrayList<>();
        root.iteratorForAppenders().forEachRemaining(ours::add);
        ours.forEach(root::detachAppender);
        before.forEach(root::addAppender);
    }

    @Test
    void oneConsoleThatWritesTextIsEnoughToFail() {
        append(new ConsoleAppender<>(), new JsonEncoder());
        append(new ConsoleAppender<>(), pattern());

        assertThat(structured(new MockEnvironment()))
                .isEqualTo(Finding.failed("text by PatternLayoutEncoder (expected:"
                        + " logging.structured.format.console=ecs, logstash or gelf)"));
        assertThat(structured(new MockEnvironment().withProperty("logging.structured.format.console", "ecs")))
                .isEqualTo(Finding.failed("text by PatternLayoutEncoder, which does not heed"
                        + " logging.structured.format.console=ecs (expected: a configuration of the log that does, or"
                        + " that writes JSON)"));
    }

    @Test
    void textBesideTheConsoleIsNamed() {
        append(new OutputStreamAppender<>(), pattern());
        append(new ConsoleAppender<>(), new JsonEncoder());

        assertThat(structured(new MockEnvironment()))
                .isEqualTo(Finding.passed("JsonEncoder; text beside the console by PatternLayoutEncoder"));
    }

    @Test
    void withoutAConsoleOneThatWritesJsonIsEnough() {
        append(new OutputStreamAppender<>(), new JsonEncoder());
        assertThat(structured(new MockEnvironment())).isEqualTo(Finding.passed("JsonEncoder"));
    }

    private void append(OutputStreamAppender<ILoggingEvent> appender, Encoder<ILoggingEvent> encoder) {
        encoder.setContext(context);
        encoder.start();
        appender.setContext(context);
        appender.setEncoder(encoder);
        root.addAppender(appender);
    }

    private static PatternLayoutEncoder pattern() {
        PatternLayoutEncoder pattern = new PatternLayoutEncoder();
        pattern.setPattern("%m%n");
        return pattern;
    }

    private static Finding structured(MockEnvironment environment) {
        return requireNonNull(
                        new LogPractices(environment, () -> false).checks().get("logs-structured"))
                .find();
    }
}
