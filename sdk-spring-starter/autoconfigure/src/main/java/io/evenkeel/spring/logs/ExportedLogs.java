package io.evenkeel.spring.logs;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import io.evenkeel.logging.LogKeys;
import io.evenkeel.logging.TraceKeys;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Sends the lines of Logback to OpenTelemetry as long as the application runs, if it has an exporter of logs: Spring Boot makes
 * one where an endpoint is configured, and brings nothing that would hand a line to it. Does nothing where somebody else does.
 */
final class ExportedLogs implements SmartInitializingSingleton, DisposableBean {
    private static final String NAME = "evenkeel-otlp";

    private final ObjectProvider<SdkLoggerProvider> providers;
    private final ObjectProvider<LogRecordExporter> exporters;
    private final LogKeys keys;
    private final boolean exceptionMessages;
    private @Nullable OtlpAppender appender;

    /**
     * @param exceptionMessages whether the messages of exceptions leave the service
     */
    ExportedLogs(
            ObjectProvider<SdkLoggerProvider> providers,
            ObjectProvider<LogRecordExporter> exporters,
            LogKeys keys,
            boolean exceptionMessages) {
        this.providers = providers;
        this.exporters = exporters;
        this.keys = keys;
        this.exceptionMessages = exceptionMessages;
    }

    @Override
    public void afterSingletonsInstantiated() {
        SdkLoggerProvider provider = providers.getIfUnique();
        if (provider == null
                || exporters.stream().findAny().isEmpty()
                || TraceKeys.areTheAgents()
                || !(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
            return;
        }
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        if (isExported(root)) {
            return;
        }
        OtlpAppender made = new OtlpAppender(provider, keys.snapshots().keys(), exceptionMessages);
        made.setName(NAME);
        made.setContext(context);
        made.start();
        root.addAppender(made);
        appender = made;
    }

    private static boolean isExported(Logger root) {
        for (Iterator<Appender<ILoggingEvent>> all = root.iteratorForAppenders(); all.hasNext(); ) {
            if (all.next().getClass().getName().startsWith("io.opentelemetry.")) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void destroy() {
        OtlpAppender made = appender;
        if (made != null && LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.getLogger(Logger.ROOT_LOGGER_NAME).detachAppender(made);
            made.stop();
        }
    }
}
