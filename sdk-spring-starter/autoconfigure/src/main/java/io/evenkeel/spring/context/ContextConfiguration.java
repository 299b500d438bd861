package io.evenkeel.spring.context;

import io.evenkeel.Reliability;
import io.evenkeel.call.Component;
import io.evenkeel.call.FaultListener;
import io.evenkeel.call.InvalidSettingException;
import io.evenkeel.context.Handover;
import io.evenkeel.context.JourneyAccessor;
import io.evenkeel.spring.config.EvenkeelProperties;
import io.micrometer.context.ContextRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.env.Environment;

/** Work that goes on to other threads. */
@Configuration(proxyBeanMethods = false)
public class ContextConfiguration {
    private static final String PREFIX = "evenkeel.context";
    private static final String EXCLUDED = "excluded-executors";

    /** Executors are made before most others, so this must need nobody. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(prefix = PREFIX, name = "propagate-executors", matchIfMissing = true)
    static class OfExecutors {
        @Bean
        @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
        static ObservationPart evenkeelObservationPart() {
            return new ObservationPart();
        }

        @Bean
        @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
        static ExecutorBeans evenkeelExecutorBeans(
                ObservationPart observations, ObjectProvider<Reliability> reliability, Environment environment) {
            FaultListener faults = (component, fault) ->
                    reliability.ifAvailable(it -> it.faults().isolated(component, fault));
            Handover handover = new Handover(List.of(observations), faults);
            return new ExecutorBeans(
                    new SpringExecutors(handover, fault -> faults.isolated(Component.CONTEXT, fault)),
                    new JdkExecutors(handover),
                    Set.copyOf(Binder.get(environment)
                            .bind(PREFIX + '.' + EXCLUDED, Bindable.listOf(String.class))
                            .orElse(List.of())));
        }

        @Bean
        SmartInitializingSingleton evenkeelObservationsOfExecutors(
                ObservationPart part,
                ObjectProvider<ObservationRegistry> registry,
                EvenkeelProperties properties,
                ListableBeanFactory beans) {
            return () -> {
                for (String name : properties.context().excludedExecutors()) {
                    if (!beans.containsBean(name) || !beans.isTypeMatch(name, Executor.class)) {
                        throw new InvalidSettingException(
                                PREFIX + '.' + EXCLUDED, name, "names of beans of type Executor");
                    }
                }
                part.in(registry.getIfUnique());
            };
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "io.micrometer.context.ContextRegistry")
    static class OfSnapshots {
        /** Behind the observation's, which brings a journey along too: a journey call within it has the last word. */
        @Bean
        SmartInitializingSingleton evenkeelJourneyInSnapshots() {
            return () -> ContextRegistry.getInstance().registerThreadLocalAccessor(new JourneyAccessor());
        }
    }
}
