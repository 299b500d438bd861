package io.evenkeel.spring.practice;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.spi.AppenderAttachable;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.springframework.util.ReflectionUtils;

/** Asks the encoders of Logback for a line, and writes it nowhere. */
final class LogbackLines {
    static final String FACTORY = "ch.qos.logback.classic.LoggerContext";
    private static final int DEEPEST = 5;

    private final LoggerContext context;
    private final List<WrittenLine> lines = new ArrayList<>();

    private LogbackLines(LoggerContext context) {
        this.context = context;
    }

    /** One of each encoder of the root logger. */
    static List<WrittenLine> of(ILoggerFactory factory) {
        LogbackLines found = new LogbackLines((LoggerContext) factory);
        found.add(found.context.getLogger(Logger.ROOT_LOGGER_NAME).iteratorForAppenders(), 0);
        return found.lines;
    }

    private void add(Iterator<Appender<ILoggingEvent>> appenders, int depth) {
        while (appenders.hasNext()) {
            Appender<ILoggingEvent> appender = appenders.next();
            Encoder<ILoggingEvent> encoder = encoder(appender);
            if (encoder != null) {
                lines.add(new WrittenLine(
                        encoder.getClass().getSimpleName(), appender instanceof ConsoleAppender, encoded(encoder)));
            } else if (depth < DEEPEST && appender instanceof AppenderAttachable<?> wrapping) {
                @SuppressWarnings("unchecked") // an appender of lines hands lines on
                AppenderAttachable<ILoggingEvent> wrapped = (AppenderAttachable<ILoggingEvent>) wrapping;
                add(wrapped.iteratorForAppenders(), depth + 1);
            }
        }
    }

    /** Not only files and streams have one: an appender to a socket may. */
    @SuppressWarnings("unchecked") // the encoder of an appender of lines encodes lines
    private static @Nullable Encoder<ILoggingEvent> encoder(Appender<ILoggingEvent> appender) {
        Method method = ReflectionUtils.findMethod(appender.getClass(), "getEncoder");
        if (method == null) {
            return null;
        }
        ReflectionUtils.makeAccessible(method);
        return ReflectionUtils.invokeMethod(method, appender) instanceof Encoder<?> encoder
                ? (Encoder<ILoggingEvent>) encoder
                : null;
    }

    private String encoded(Encoder<ILoggingEvent> encoder) {
        try {
            LoggingEvent event = new LoggingEvent(
                    LogbackLines.class.getName(),
                    context.getLogger(WrittenLine.LOGGER),
                    Level.INFO,
                    WrittenLine.MESSAGE,
                    null,
                    null);
            event.setMDCPropertyMap(WrittenLine.CONTEXT);
            byte[] line = encoder.encode(event);
            return line == null ? "" : new String(line, StandardCharsets.UTF_8);
        } catch (RuntimeException broken) {
            return "";
        }
    }
}
