package io.evenkeel.spring.redaction;

import io.evenkeel.Reliability;
import io.evenkeel.call.FaultListener;
import io.evenkeel.spring.config.EvenkeelProperties;
import io.evenkeel.tracing.Redaction;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Redacts spans and log records, as far as the application has them. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(prefix = "evenkeel.redaction", name = "enabled", matchIfMissing = true)
public class RedactionConfiguration {

    @Bean
    static Redaction evenkeelRedaction(EvenkeelProperties properties) {
        return ConfiguredRedaction.of(properties, properties.tracing().exceptionMessages());
    }

    private static Supplier<FaultListener> faults(ObjectProvider<Reliability> reliability) {
        return () -> reliability.getObject().faults();
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "io.opentelemetry.sdk.trace.SdkTracerProvider")
    static class Spans {
        @Bean
        static SpanRedactor evenkeelSpanRedactor(Redaction redaction, ObjectProvider<Reliability> reliability) {
            return new SpanRedactor(redaction, faults(reliability));
        }

        @Configuration(proxyBeanMethods = false)
        @ConditionalOnClass(name = "org.springframework.boot.actuate.autoconfigure.tracing.SpanProcessors")
        static class Boot3 {
            @Bean
            static RedactedProcessors<org.springframework.boot.actuate.autoconfigure.tracing.SpanProcessors>
                    evenkeelBoot3RedactedProcessors(ObjectProvider<SpanRedactor> redactor) {
                return new RedactedProcessors<>(
                        org.springframework.boot.actuate.autoconfigure.tracing.SpanProcessors.class,
                        org.springframework.boot.actuate.autoconfigure.tracing.SpanProcessors::list,
                        org.springframework.boot.actuate.autoconfigure.tracing.SpanProcessors::of,
                        redactor::getObject);
            }
        }

        @Configuration(proxyBeanMethods = false)
        @ConditionalOnClass(
                name = "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SpanProcessors")
        static class Boot4 {
            @Bean
            static RedactedProcessors<
                            org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SpanProcessors>
                    evenkeelBoot4RedactedProcessors(ObjectProvider<SpanRedactor> redactor) {
                return new RedactedProcessors<>(
                        org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SpanProcessors.class,
                        org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SpanProcessors::list,
                        org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SpanProcessors::of,
                        redactor::getObject);
            }
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "io.opentelemetry.sdk.logs.LogRecordProcessor")
    static class Logs {
        @Bean
        static RedactingLogProcessor evenkeelRedactingLogProcessor(
                EvenkeelProperties properties, ObjectProvider<Reliability> reliability) {
            return new RedactingLogProcessor(ConfiguredRedaction.of(properties, true), faults(reliability));
        }
    }
}
