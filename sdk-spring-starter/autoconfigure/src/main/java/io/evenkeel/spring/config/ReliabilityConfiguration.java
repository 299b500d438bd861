package io.evenkeel.spring.config;

import io.evenkeel.Reliability;
import io.evenkeel.ReliabilityBuilder;
import io.evenkeel.call.CallObserver;
import io.evenkeel.call.InvalidSettingException;
import io.evenkeel.metrics.HistogramBoundaries;
import io.evenkeel.spring.tracing.SpanRecorder;
import io.evenkeel.spring.tracing.TracingConfiguration;
import io.evenkeel.spring.identity.ServiceIdentity;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/** The SDK itself, built from the properties on the application's own meter registry. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EvenkeelProperties.class)
@Import(TracingConfiguration.class)
public class ReliabilityConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Reliability reliability(
            EvenkeelProperties properties,
            ServiceIdentity identity,
            HistogramBoundaries boundaries,
            Environment environment,
            ObjectProvider<MeterRegistry> registries,
            SpanRecorder recorder,
            ObjectProvider<CallObserver> observers,
            ObjectProvider<ReliabilityCustomizer> customizers) {
        // Without a registry, or with several and none of them primary, the meters lead nowhere; all else works.
        MeterRegistry registry = registries.getIfUnique(CompositeMeterRegistry::new);
        ReliabilityBuilder builder = Reliability.builder(registry)
                .service(identity.name())
                .histogramBoundaries(boundaries)
                .framework("spring-boot " + SpringBootVersion.getVersion())
                .openTelemetry(recorder.openTelemetry())
                .announced(false);
        observers.orderedStream().forEach(builder::observer);
        customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
        try {
            new Declarations(properties, key -> isSet(key, environment)).declareIn(builder);
            return builder.build();
        } catch (InvalidSettingException e) {
            throw Declarations.asConfigured(e);
        }
    }

    private static boolean isSet(String key, Environment environment) {
        return Binder.get(environment)
                .bind("evenkeel." + key, Bindable.of(String.class))
                .isBound();
    }

    /** Spring Boot puts it into every registry; behind the filters of the application, because it adds to what those choose. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    static HistogramBoundaries evenkeelHistogramBoundaries() {
        return new HistogramBoundaries();
    }
}
