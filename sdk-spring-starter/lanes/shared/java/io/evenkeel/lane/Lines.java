package io.evenkeel.lane;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every line that is logged from now on, with the keys that it has. Made when the application runs: its start resets Logback. */
final class Lines implements AutoCloseable {
    /** One line. */
    record Line(String logger, String message, String thread, Map<String, String> keys) {}

    private final List<Line> lines = new CopyOnWriteArrayList<>();
    private final ch.qos.logback.classic.Logger root =
            ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(Logger.ROOT_LOGGER_NAME);
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            lines.add(new Line(
                    event.getLoggerName(),
                    event.getFormattedMessage(),
                    event.getThreadName(),
                    new TreeMap<>(((LoggingEvent) event).getMDCPropertyMap())));
        }
    };

    Lines() {
        appender.setContext(root.getLoggerContext());
        appender.start();
        root.addAppender(appender);
    }

    List<Line> all() {
        return List.copyOf(lines);
    }

    List<Line> that(Predicate<Line> predicate) {
        return lines.stream().filter(predicate).toList();
    }

    void add(Line line) {
        lines.add(line);
    }

    void forget() {
        lines.clear();
    }

    @Override
    public void close() {
        root.detachAppender(appender);
    }
}
