package io.evenkeel.spring.propagation;

import io.evenkeel.Reliability;
import io.evenkeel.spring.config.EvenkeelProperties;
import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.PropagatingReceiverTracingObservationHandler;
import io.micrometer.tracing.handler.PropagatingSenderTracingObservationHandler;
import io.micrometer.tracing.propagation.Propagator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/**
 * Takes the place of Spring Boot's two handlers that read and write the headers of traces, on each line behind the beans that
 * they need and before they are there. Handlers of the application's own stay.
 */
@AutoConfiguration(
        afterName = {
            "io.evenkeel.spring.EvenkeelAutoConfiguration",
            "org.springframework.boot.actuate.autoconfigure.tracing.OpenTelemetryTracingAutoConfiguration",
            "org.springframework.boot.actuate.autoconfigure.tracing.BraveAutoConfiguration",
            "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration",
            "org.springframework.boot.micrometer.tracing.brave.autoconfigure.BraveAutoConfiguration"
        },
        beforeName = {
            "org.springframework.boot.actuate.autoconfigure.tracing.MicrometerTracingAutoConfiguration",
            "org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration"
        })
@ConditionalOnProperty(prefix = "evenkeel", name = "enabled", matchIfMissing = true)
@ConditionalOnClass(name = "io.micrometer.tracing.handler.TracingObservationHandler")
@ConditionalOnBean(EvenkeelProperties.class)
public class PropagationAutoConfiguration {

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBean({Tracer.class, Propagator.class})
    static class Handlers {
        /** Those of Spring Boot's own. */
        private static final int RECEIVER = 1000;

        private static final int SENDER = 2000;

        @Bean
        @ConditionalOnMissingBean
        @Order(RECEIVER)
        PropagatingReceiverTracingObservationHandler<ReceiverContext<Object>> evenkeelReceiverTracingHandler(
                Tracer tracer,
                Propagator propagator,
                EvenkeelProperties properties,
                ObjectProvider<Reliability> reliability) {
            return new PropagatingReceiverTracingObservationHandler<>(
                    tracer, new StrictPropagator(propagator, new AcceptedBaggage(properties), () -> reliability
                            .getObject()
                            .faults()));
        }

        @Bean
        @ConditionalOnMissingBean
        @Order(SENDER)
        PropagatingSenderTracingObservationHandler<?> evenkeelSenderTracingHandler(
                Tracer tracer,
                Propagator propagator,
                EvenkeelProperties properties,
                ObjectProvider<Reliability> reliability) {
            return new EdgeSenderHandler(tracer, propagator, new Destinations(properties), () -> reliability
                    .getObject()
                    .faults());
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty("evenkeel.tracing.response-header")
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    static class ServletAnswers {
        @Bean
        ServletTraceIdHeader evenkeelTraceIdHeader(EvenkeelProperties properties) {
            return new ServletTraceIdHeader(String.valueOf(properties.tracing().responseHeader()));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty("evenkeel.tracing.response-header")
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
    static class ReactiveAnswers {
        @Bean
        ReactiveTraceIdHeader evenkeelTraceIdHeader(EvenkeelProperties properties) {
            return new ReactiveTraceIdHeader(String.valueOf(properties.tracing().responseHeader()));
        }
    }
}
