package io.evenkeel.spring.practice;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.Layout;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AsyncAppender;
import org.apache.logging.log4j.core.appender.ConsoleAppender;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.impl.ContextDataFactory;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.message.SimpleMessage;

/** Asks the layouts of Log4j for a line, and writes it nowhere. */
final class Log4jLines {
    static final String FACTORY = "org.apache.logging.slf4j.Log4jLoggerFactory";

    private Log4jLines() {}

    /** One of each layout of the root logger. */
    static List<WrittenLine> ofTheRoot() {
        List<WrittenLine> lines = new ArrayList<>();
        if (LogManager.getContext(false) instanceof LoggerContext context) {
            Configuration configuration = context.getConfiguration();
            for (Appender appender :
                    configuration.getRootLogger().getAppenders().values()) {
                add(appender, lines);
                if (appender instanceof AsyncAppender async) {
                    for (String name : async.getAppenderRefStrings()) {
                        add(configuration.getAppender(name), lines);
                    }
                }
            }
        }
        return lines;
    }

    private static void add(Appender appender, List<WrittenLine> lines) {
        Layout<?> layout = appender.getLayout();
        if (layout != null) {
            lines.add(new WrittenLine(
                    layout.getClass().getSimpleName(), appender instanceof ConsoleAppender, laidOut(layout)));
        }
    }

    private static String laidOut(Layout<?> layout) {
        try {
            LogEvent event = Log4jLogEvent.newBuilder()
                    .setLoggerName(WrittenLine.LOGGER)
                    .setLoggerFqcn(Log4jLines.class.getName())
                    .setLevel(Level.INFO)
                    .setMessage(new SimpleMessage(WrittenLine.MESSAGE))
                    .setContextData(ContextDataFactory.createContextData(WrittenLine.CONTEXT))
                    .build();
            return new String(layout.toByteArray(event), StandardCharsets.UTF_8);
        } catch (RuntimeException broken) {
            return "";
        }
    }
}
