package io.evenkeel.spring.standard;

import io.evenkeel.Reliability;
import io.evenkeel.metrics.DeviationMeters;
import io.evenkeel.standard.Settings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.LocalDate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Scope;
import org.springframework.core.env.Environment;

/** What the application makes of its standard. */
@Configuration(proxyBeanMethods = false)
public class StandardConfiguration {
    @Bean
    static ServiceWords evenkeelServiceWords(Environment environment) {
        return new ServiceWords(environment);
    }

    /** A new one for each who asks: dependencies come and change while the application runs. */
    @Bean
    @Scope(BeanDefinition.SCOPE_PROTOTYPE)
    static Settings evenkeelSettings(Reliability reliability, ServiceWords words) {
        return words.settings(reliability);
    }

    @Bean
    @Lazy(false)
    static StandardReport evenkeelStandardReport(
            Reliability reliability,
            ServiceWords words,
            Environment environment,
            ObjectProvider<MeterRegistry> registries) {
        Binder binder = Binder.get(environment);
        return new StandardReport(
                reliability,
                words,
                ChosenStandard.waivers(environment),
                new DeviationMeters(registries.getIfUnique(CompositeMeterRegistry::new)),
                binder.bind("evenkeel.standard.reviewed", String.class)
                        .map(String::strip)
                        .orElse(null),
                binder.bind("evenkeel.standard.until", LocalDate.class).orElse(null));
    }
}
