package io.evenkeel.spring.logs;

import io.evenkeel.Reliability;
import jakarta.servlet.DispatcherType;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/** The keys of log lines on each line of a request, and logs that are exported. */
@Configuration(proxyBeanMethods = false)
public class LogsConfiguration {

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "io.micrometer.tracing.otel.bridge.EventListener")
    static class Bridge {

        @Bean
        static SpanListener evenkeelSpanListener(ObjectProvider<Reliability> sdk) {
            return new SpanListener(sdk);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    static class Servlet {
        /** Spring Boot observes requests in the place between these two. */
        private static final int OUTERMOST = Ordered.HIGHEST_PRECEDENCE;

        private static final int BEHIND_THE_OBSERVATION = Ordered.HIGHEST_PRECEDENCE + 2;

        @Bean
        OutermostFilter evenkeelOutermostFilter(Reliability reliability) {
            return new OutermostFilter(reliability.logKeys().snapshots());
        }

        @Bean
        FilterRegistrationBean<OutermostFilter> evenkeelOutermostFilterRegistration(OutermostFilter filter) {
            FilterRegistrationBean<OutermostFilter> registration = new FilterRegistrationBean<>(filter);
            registration.setOrder(OUTERMOST);
            registration.setAsyncSupported(true);
            registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR);
            return registration;
        }

        @Bean
        static EndOfRequest evenkeelEndOfRequest() {
            return new EndOfRequest();
        }

        @Bean
        FilterRegistrationBean<InnerFilter> evenkeelInnerFilter(Reliability reliability) {
            FilterRegistrationBean<InnerFilter> registration = new FilterRegistrationBean<>(
                    new InnerFilter(reliability.logKeys().snapshots()));
            registration.setOrder(BEHIND_THE_OBSERVATION);
            registration.setAsyncSupported(true);
            registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC);
            return registration;
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    @ConditionalOnClass(
            name = {
                "org.springframework.boot.web.server.WebServerFactoryCustomizer",
                "org.apache.catalina.valves.ValveBase"
            })
    static class EmbeddedTomcat {

        @Bean
        static TomcatEndOfRequest evenkeelTomcatEndOfRequest(EndOfRequest evenkeelEndOfRequest) {
            return new TomcatEndOfRequest(evenkeelEndOfRequest);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
    @ConditionalOnClass(name = "org.springframework.web.server.WebFilter")
    static class Reactive {

        @Bean
        InnerWebFilter evenkeelInnerWebFilter(Reliability reliability) {
            return new InnerWebFilter(reliability.logKeys().snapshots());
        }

        @Bean
        org.springframework.http.server.reactive.HttpHandlerDecoratorFactory evenkeelErrorLines(
                Reliability reliability) {
            return application ->
                    new ErrorLineHandler(application, reliability.logKeys().snapshots());
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(
            name = {"ch.qos.logback.classic.LoggerContext", "io.opentelemetry.sdk.logs.export.LogRecordExporter"})
    static class Export {

        @Bean
        ExportedLogs evenkeelExportedLogs(
                ObjectProvider<io.opentelemetry.sdk.logs.SdkLoggerProvider> providers,
                ObjectProvider<io.opentelemetry.sdk.logs.export.LogRecordExporter> exporters,
                Reliability reliability,
                Environment environment) {
            return new ExportedLogs(
                    providers,
                    exporters,
                    reliability.logKeys(),
                    environment.getProperty("evenkeel.tracing.exception-messages", Boolean.class, false));
        }
    }
}
