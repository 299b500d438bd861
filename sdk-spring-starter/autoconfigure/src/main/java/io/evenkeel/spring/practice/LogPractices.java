package io.evenkeel.spring.practice;

import io.evenkeel.practice.Evidence;
import io.evenkeel.practice.Finding;
import io.evenkeel.practice.PracticeCheck;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** How log lines are written: as the logging system would write one, whatever it was told. */
final class LogPractices {
    private static final String FORMAT = "logging.structured.format.console";
    private static final String EXPECTED = " (expected: " + FORMAT + "=ecs, logstash or gelf)";
    private static final String CONTEXT = "logging.structured.json.context.include";
    private static final String EXCLUDED = "logging.structured.json.exclude";
    private static final String NO_TRACE = "no trace in a line (expected: %X{trace_id} in the pattern, or a field)";
    private static final String UNKNOWN = "another logging system than Logback and Log4j";

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
        List<WrittenLine> lines = lines();
        if (lines == null) {
            return Finding.unimplemented(UNKNOWN);
        }
        List<WrittenLine> json = lines.stream().filter(WrittenLine::isJson).toList();
        List<WrittenLine> text = lines.stream().filter(line -> !line.isJson()).toList();
        List<WrittenLine> onConsole = text.stream().filter(WrittenLine::console).toList();
        if (json.isEmpty()) {
            return Finding.failed(format() == null ? "text" + EXPECTED : unheeded(text));
        }
        if (!onConsole.isEmpty()) {
            return Finding.failed(format() == null ? "text by " + by(onConsole) + EXPECTED : unheeded(onConsole));
        }
        WrittenLine first = json.get(0);
        return Finding.passed((isOfBoot(first) ? FORMAT + '=' + format() : first.by())
                + (text.isEmpty() ? "" : "; text beside the console by " + by(text)));
    }

    private String unheeded(List<WrittenLine> text) {
        return "text by " + by(text) + ", which does not heed " + FORMAT + '=' + format()
                + " (expected: a configuration of the log that does, or that writes JSON)";
    }

    private static String by(List<WrittenLine> lines) {
        return Evidence.listed(lines.stream().map(WrittenLine::by).distinct().toList());
    }

    private Finding correlated() {
        if (!traces.getAsBoolean()) {
            return Finding.failed("nothing traces (expected: a trace that a line can lead to)");
        }
        List<WrittenLine> lines = lines();
        if (lines == null) {
            return Finding.unimplemented(UNKNOWN);
        }
        return lines.stream()
                .filter(WrittenLine::hasTrace)
                .findFirst()
                .map(line -> Finding.passed((line.hasJourney() ? "trace_id and journey" : "trace_id")
                        + (line.isJson() ? ", as fields" : ", in the pattern")))
                .orElseGet(() -> Finding.failed(lines.stream().anyMatch(this::isOfBoot) ? leftOut() : NO_TRACE));
    }

    private String leftOut() {
        Binder binder = Binder.get(environment);
        if (!binder.bind(CONTEXT, Boolean.class).orElse(true)) {
            return CONTEXT + "=false (expected: true)";
        }
        List<String> excluded =
                binder.bind(EXCLUDED, Bindable.listOf(String.class)).orElse(List.of());
        return excluded.contains("trace_id")
                ? EXCLUDED + " has trace_id (expected: not)"
                : "no trace in a line of " + FORMAT + '=' + format() + " (expected: trace_id as a field)";
    }

    /** Spring Boot's own encoder and layout are named alike on each of its lines. */
    private boolean isOfBoot(WrittenLine line) {
        return format() != null && line.by().startsWith("StructuredLog");
    }

    private @Nullable String format() {
        String format = environment.getProperty(FORMAT);
        return format == null || format.isBlank() ? null : Evidence.text(format);
    }

    /** Null where nobody here can ask for one. */
    private static @Nullable List<WrittenLine> lines() {
        ILoggerFactory factory = LoggerFactory.getILoggerFactory();
        return switch (factory.getClass().getName()) {
            case LogbackLines.FACTORY -> LogbackLines.of(factory);
            case Log4jLines.FACTORY -> Log4jLines.ofTheRoot();
            default -> null;
        };
    }
}
