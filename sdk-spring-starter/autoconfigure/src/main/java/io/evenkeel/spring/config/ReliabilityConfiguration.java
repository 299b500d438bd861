package io.evenkeel.spring.config;

import io.evenkeel.Reliability;
import io.evenkeel.ReliabilityBuilder;
import io.evenkeel.call.CallObserver;
import io.evenkeel.call.InvalidSettingException;
import io.evenkeel.logging.TraceKeys;
import io.evenkeel.machine.Machine;
import io.evenkeel.metrics.HistogramBoundaries;
import io.evenkeel.spring.identity.IdentityConfiguration;
import io.evenkeel.spring.identity.ServiceIdentity;
import io.evenkeel.spring.standard.ChosenStandard;
import io.evenkeel.spring.standard.SaidProperties;
import io.evenkeel.spring.standard.ServiceWords;
import io.evenkeel.spring.standard.StandardConfiguration;
import io.evenkeel.spring.tracing.SpanRecorder;
import io.evenkeel.spring.tracing.TracingConfiguration;
import io.evenkeel.standard.EffectiveStandard;
import io.evenkeel.standard.PlatformStandard;
import io.evenkeel.standard.Tier;
import io.evenkeel.standard.Waivers;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.util.stream.Stream;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/** The SDK itself, built from the properties on the application's own meter registry. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EvenkeelProperties.class)
@Import({IdentityConfiguration.class, TracingConfiguration.class, StandardConfiguration.class})
public class ReliabilityConfiguration {
    private static final String BRIDGE_EVENTS = "io.micrometer.tracing.otel.bridge.EventListener";

    @Bean
    @ConditionalOnMissingBean
    Reliability reliability(
            EvenkeelProperties properties,
            ServiceIdentity identity,
            HistogramBoundaries boundaries,
            Environment environment,
            ListableBeanFactory beans,
            ObjectProvider<MeterRegistry> registries,
            SpanRecorder recorder,
            ObjectProvider<Machine> machines,
            ObjectProvider<CallObserver> observers,
            ObjectProvider<ReliabilityCustomizer> customizers,
            ServiceWords words) {
        // Without a registry, or with several and none of them primary, the meters lead nowhere; all else works.
        MeterRegistry registry = registries.getIfUnique(CompositeMeterRegistry::new);
        ReliabilityBuilder builder = Reliability.builder(registry)
                .service(identity.name())
                .histogramBoundaries(boundaries)
                .framework("spring-boot " + SpringBootVersion.getVersion())
                .openTelemetry(recorder.openTelemetry())
                .callSpans(!recorder.agent())
                .logs(logs -> logs.environment(identity.labels().get("deployment_environment_name"))
                        .version(identity.labels().get("service_version"))
                        .service(!writesEcs(environment))
                        .spansFollowed(followsSpans(beans)))
                .announced(false);
        machines.ifUnique(builder::machine);
        observers.orderedStream().forEach(builder::observer);
        try {
            builder.standard(ChosenStandard.of(environment)).waivers(ChosenStandard.waivers(environment));
        } catch (InvalidSettingException e) {
            throw ConfiguredKeys.named(e);
        }
        PlatformStandard standard = builder.standard();
        Waivers waivers = builder.waivers();
        customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
        refuseAnother(standard, waivers, builder);
        SaidProperties said = new SaidProperties(environment);
        try {
            new Declarations(properties, key -> said.contain("evenkeel." + key)).declareIn(builder);
            Tier tier = builder.tier();
            EffectiveStandard effective = standard.forTier(tier == null ? standard.defaultTier() : tier);
            ChosenStandard.checkTier(environment, effective);
            words.check(effective);
            return builder.build();
        } catch (InvalidSettingException e) {
            throw ConfiguredKeys.named(e);
        }
    }

    /** The environment has the defaults of the standard that was read: another one in code would hold for a part only. */
    private static void refuseAnother(PlatformStandard read, Waivers given, ReliabilityBuilder builder) {
        if (builder.standard() != read) {
            throw new InvalidSettingException(
                    "evenkeel.standard",
                    builder.standard().fullName(),
                    "no other than " + read.fullName() + " in code: the organisation's own is "
                            + ChosenStandard.RESOURCE + " on the class path, or evenkeel.standard.file");
        }
        if (builder.waivers() != given) {
            throw new InvalidSettingException(
                    "evenkeel.deviations",
                    String.join(", ", builder.waivers().keys()),
                    "reasons in the configuration, and none in code");
        }
    }

    /** With the agent attached, the context is its own, and nobody is told of scopes. */
    private static boolean followsSpans(ListableBeanFactory beans) {
        return ClassUtils.isPresent(BRIDGE_EVENTS, beans.getClass().getClassLoader()) && !TraceKeys.areTheAgents();
    }

    /** A line of ECS has an object of the name service; Spring Boot drops the whole line that would have another. */
    private static boolean writesEcs(Environment environment) {
        return Stream.of("console", "file")
                .map(target -> environment.getProperty("logging.structured.format." + target, ""))
                .anyMatch(format -> format.equalsIgnoreCase("ecs") || format.contains("ElasticCommonSchema"));
    }

    /** Spring Boot puts it into every registry; behind the filters of the application, because it adds to what those choose. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    static HistogramBoundaries evenkeelHistogramBoundaries() {
        return new HistogramBoundaries();
    }
}
