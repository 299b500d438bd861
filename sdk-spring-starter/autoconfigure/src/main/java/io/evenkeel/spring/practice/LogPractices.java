package io.evenkeel.spring.practice;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.spi.AppenderAttachable;
import io.evenkeel.practice.Evidence;
import io.evenkeel.practice.Finding;
import io.evenkeel.practice.PracticeCheck;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** How log lines are written, as Spring Boot was told, or as Logback was. */
final class LogPractices {
    private static final String FORMAT = "logging.structured.format.console";
    private static final String CONTEXT = "logging.structured.json.context.include";
    private static final String EXCLUDED = "logging.structured.json.exclude";
    private static final Pattern JSON = Pattern.compile("(?i)json|logstash|ecs|structured|gelf|stackdriver");
    private static final Pattern TRACE =
            Pattern.compile("trace_?id|correlationId|%(X|mdc|mdcPropertyMap)(?![A-Za-z{])", Pattern.CASE_INSENSITIVE);

    private final Environment environment;
    private final BooleanSupplier traces;

    /** @param traces whether anybody makes spans */
    LogPractices(Environment environment, BooleanSupplier traces) {
        this.environment = environment;
        this.traces = traces;
    }

    Map<String, PracticeCheck> checks() {
        return Map.of(
                "logs-structured", new Settled(this::structured),
                "logs-correlated", new Settled(this::correlated));
    }

    private Finding structured() {
        String format = format();
        if (format != null) {
            return Finding.passed(FORMAT + '=' + Evidence.text(format));
        }
        List<Written> written = written();
        if (written == null) {
            return Finding.unimplemented("another logging system than Logback, and " + FORMAT + " is not set");
        }
        return written.stream()
                .filter(Written::isJson)
                .findFirst()
                .map(json -> Finding.passed(json.encoder()))
                .orElseGet(() -> Finding.failed("text (expected: " + FORMAT + "=ecs, logstash or gelf)"));
    }

    private Finding correlated() {
        if (!traces.getAsBoolean()) {
            return Finding.failed("nothing traces (expected: a trace that a line can lead to)");
        }
        if (format() != null) {
            return correlatedByBoot();
        }
        List<Written> written = written();
        if (written == null) {
            return Finding.unimplemented("another logging system than Logback, and " + FORMAT + " is not set");
        }
        return written.stream().anyMatch(line -> line.isJson() || line.hasTrace())
                ? Finding.passed(
                        "trace_id, in " + (written.stream().anyMatch(Written::isJson) ? "a field" : "the pattern"))
                : Finding.failed("no trace in the pattern (expected: %X{trace_id})");
    }

    private Finding correlatedByBoot() {
        Binder binder = Binder.get(environment);
        if (!binder.bind(CONTEXT, Boolean.class).orElse(true)) {
            return Finding.failed(CONTEXT + "=false (expected: true)");
        }
        List<String> excluded =
                binder.bind(EXCLUDED, Bindable.listOf(String.class)).orElse(List.of());
        return excluded.contains("trace_id") && excluded.contains("traceId")
                ? Finding.failed(EXCLUDED + " has trace_id (expected: not)")
                : Finding.passed("trace_id and journey, as fields");
    }

    private @Nullable String format() {
        String format = environment.getProperty(FORMAT);
        return format == null || format.isBlank() ? null : format;
    }

    /** Null where it is not Logback that writes. */
    private static @Nullable List<Written> written() {
        ILoggerFactory factory = LoggerFactory.getILoggerFactory();
        return factory.getClass().getName().equals("ch.qos.logback.classic.LoggerContext")
                ? Logback.written(factory)
                : null;
    }

    /** @param pattern null if there is none */
    private record Written(String encoder, @Nullable String pattern) {
        boolean isJson() {
            return JSON.matcher(encoder).find();
        }

        boolean hasTrace() {
            return pattern != null && TRACE.matcher(pattern).find();
        }
    }

    /** A class of its own, so that Logback is looked for only where it is there. */
    private static final class Logback {
        private static final int DEEPEST = 5;

        static List<Written> written(ILoggerFactory factory) {
            List<Written> found = new ArrayList<>();
            ch.qos.logback.classic.Logger root = ((LoggerContext) factory).getLogger(Logger.ROOT_LOGGER_NAME);
            add(root.iteratorForAppenders(), found, 0);
            return found;
        }

        private static void add(Iterator<Appender<ILoggingEvent>> appenders, List<Written> found, int depth) {
            while (appenders.hasNext()) {
                Appender<ILoggingEvent> appender = appenders.next();
                if (appender instanceof OutputStreamAppender<ILoggingEvent> writing) {
                    Encoder<ILoggingEvent> encoder = writing.getEncoder();
                    if (encoder != null) {
                        found.add(new Written(
                                encoder.getClass().getSimpleName(),
                                encoder instanceof PatternLayoutEncoder pattern ? pattern.getPattern() : null));
                    }
                } else if (depth < DEEPEST && appender instanceof AppenderAttachable<?> wrapping) {
                    @SuppressWarnings("unchecked") // an appender of lines hands lines on
                    AppenderAttachable<ILoggingEvent> lines = (AppenderAttachable<ILoggingEvent>) wrapping;
                    add(lines.iteratorForAppenders(), found, depth + 1);
                }
            }
        }
    }
}
