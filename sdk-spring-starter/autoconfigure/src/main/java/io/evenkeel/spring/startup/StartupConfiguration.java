package io.evenkeel.spring.startup;

import io.evenkeel.Reliability;
import io.evenkeel.spring.config.EvenkeelProperties;
import io.evenkeel.spring.work.AnnotatedJourneys;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/** What is checked and said at the end of the start. Imported last, so that all else is there. */
@Configuration(proxyBeanMethods = false)
public class StartupConfiguration {

    @Bean
    @Lazy(false)
    static StartReport evenkeelStartReport(
            Reliability reliability,
            EvenkeelProperties properties,
            ConfigurableListableBeanFactory beans,
            Environment environment) {
        return new StartReport(
                reliability,
                properties,
                () -> new Features(beans, environment),
                () -> AnnotatedJourneys.of(beans),
                environment.getProperty("spring.main.lazy-initialization", Boolean.class, false));
    }

    @Bean
    @Lazy(false)
    static DoubleGuards evenkeelDoubleGuards(ConfigurableListableBeanFactory beans) {
        return new DoubleGuards(beans);
    }
}
