package io.evenkeel.spring.practice;

import io.evenkeel.Practices;
import io.evenkeel.Reliability;
import io.evenkeel.machine.Machine;
import io.evenkeel.practice.PracticeCheck;
import io.evenkeel.spring.config.EvenkeelProperties;
import io.evenkeel.spring.identity.ServiceIdentity;
import io.evenkeel.spring.tracing.SpanRecorder;
import io.evenkeel.spring.versions.ResolvedVersions;
import io.evenkeel.spring.work.WorkJourneys;
import io.evenkeel.standard.EffectiveStandard;
import io.evenkeel.standard.Settings;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/** The guide map. Imported last: it is asked when all else is there. */
@Configuration(proxyBeanMethods = false)
public class PracticeConfiguration {
    /** By their simple names: that of WebFlux has moved between the lines of Spring Boot. */
    private static final Set<String> WEB =
            Set.of("ConfigurableWebApplicationContext", "ConfigurableReactiveWebApplicationContext");

    @Bean
    @Lazy(false)
    static GuideMapReport evenkeelGuideMapReport(
            Reliability reliability,
            EvenkeelProperties properties,
            ServiceIdentity identity,
            SpanRecorder recorder,
            WorkJourneys work,
            ObjectProvider<Machine> machines,
            ObjectProvider<Settings> settings,
            ResolvedVersions versions,
            ConfigurableListableBeanFactory beans,
            Environment environment,
            ApplicationContext context) {
        Machine machine = machines.getIfUnique(Machine::here);
        Practices practices = reliability.practices();
        practices.inEffect(() -> settings.getIfUnique(reliability::settings), machine);
        practices.libraries(versions.all());
        practices.clients(() -> BootClients.timeouts(properties, environment));
        practices.work(work::names);
        return new GuideMapReport(practices, () -> {
            EffectiveStandard standard = reliability.standard();
            boolean web = isWeb(context);
            HttpEndpoints endpoints = new HttpEndpoints(beans, environment, web);
            TracePractices traces = new TracePractices(standard, properties, recorder, beans, environment);
            Map<String, PracticeCheck> checks = new HashMap<>();
            Stream.of(
                            new IdentityPractices(reliability, properties, identity).checks(),
                            new JourneyPractices(reliability, properties, machine).checks(),
                            new MetricPractices(beans, endpoints).checks(),
                            new ProbePractices(beans, endpoints, web).checks(),
                            new EndpointPractices(beans, environment, endpoints).checks(),
                            new ServerPractices(environment, web).checks(),
                            new ClientPractices(standard, properties, beans).checks(),
                            traces.checks(),
                            new LogPractices(environment, traces::traces).checks())
                    .forEach(checks::putAll);
            return checks;
        });
    }

    private static boolean isWeb(ApplicationContext context) {
        return Arrays.stream(ClassUtils.getAllInterfaces(context)).anyMatch(type -> WEB.contains(type.getSimpleName()));
    }
}
