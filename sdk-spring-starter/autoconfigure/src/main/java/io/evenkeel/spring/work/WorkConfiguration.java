package io.evenkeel.spring.work;

import io.evenkeel.Reliability;
import io.evenkeel.spring.beans.BeanTypes;
import io.evenkeel.spring.tracing.ObservationSpans;
import java.lang.reflect.Method;
import org.springframework.aop.config.AopConfigUtils;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.Ordered;
import org.springframework.kafka.annotation.KafkaListenerAnnotationBeanPostProcessor;
import org.springframework.scheduling.annotation.ScheduledAnnotationBeanPostProcessor;

/** Scheduled runs and messages, as far as the application has them. */
@Configuration(proxyBeanMethods = false)
public class WorkConfiguration {
    /** Around a transaction and a retry, so that what they do counts. */
    private static final int PLAIN_METHODS_ORDER = Ordered.HIGHEST_PRECEDENCE + 100;

    @Bean
    WorkRecorder evenkeelWorkRecorder(Reliability reliability, ObservationSpans spans) {
        return new WorkRecorder(spans, reliability.faults());
    }

    @Bean
    WorkJourneys evenkeelWorkJourneys(Reliability reliability) {
        return new WorkJourneys(reliability);
    }

    @Bean
    ScheduledObservationHandler evenkeelScheduledObservationHandler(WorkRecorder recorder, WorkJourneys journeys) {
        return new ScheduledObservationHandler(recorder, journeys);
    }

    @Bean
    MessageObservationHandler evenkeelMessageObservationHandler(
            WorkRecorder recorder, WorkJourneys journeys, ObjectProvider<MessageSource> sources) {
        return new MessageObservationHandler(
                recorder, journeys, sources.orderedStream().toList());
    }

    @Bean
    SmartInitializingSingleton evenkeelScheduledMethods(
            ScheduledObservationHandler handler, ConfigurableListableBeanFactory beans) {
        return () -> {
            if (isThere(ScheduledAnnotationBeanPostProcessor.class, beans)) {
                BeanTypes.of(beans).forEach(handler::add);
            }
        };
    }

    /** Takes effect where the application has proxies made, as Spring Boot does unless {@code spring.aop.auto} is false. */
    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static DefaultPointcutAdvisor evenkeelPlainMethods(ObjectProvider<WorkJourneys> journeys) {
        DefaultPointcutAdvisor advisor =
                new DefaultPointcutAdvisor(new PlainMethods(), new MeasuredMethod(journeys::getObject));
        advisor.setOrder(PLAIN_METHODS_ORDER);
        return advisor;
    }

    @Bean
    SmartInitializingSingleton evenkeelPlainMethodJourneys(
            WorkJourneys journeys, ConfigurableListableBeanFactory beans) {
        return () -> {
            if (beans.containsBeanDefinition(AopConfigUtils.AUTO_PROXY_CREATOR_BEAN_NAME)) {
                PlainMethods pointcut = new PlainMethods();
                BeanTypes.of(beans).stream()
                        .filter(pointcut.getClassFilter()::matches)
                        .forEach(type -> MethodIntrospector.selectMethods(
                                        type, (Method method) -> pointcut.matches(method, type) ? method : null)
                                .keySet()
                                .forEach(method -> journeys.ofPlainMethod(method, type)));
            }
        };
    }

    private static boolean isThere(Class<?> type, ConfigurableListableBeanFactory beans) {
        return beans.getBeanNamesForType(type, true, false).length > 0;
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(
            name = {
                "org.springframework.kafka.annotation.KafkaListener",
                "org.springframework.kafka.support.micrometer.KafkaRecordReceiverContext"
            })
    static class Kafka {
        @Bean
        KafkaRecords evenkeelKafkaRecords(WorkJourneys journeys, ConfigurableListableBeanFactory beans) {
            return new KafkaRecords(journeys, beans::resolveEmbeddedValue);
        }

        @Bean
        SmartInitializingSingleton evenkeelKafkaListeners(KafkaRecords records, ConfigurableListableBeanFactory beans) {
            return () -> {
                if (isThere(KafkaListenerAnnotationBeanPostProcessor.class, beans)) {
                    BeanTypes.of(beans).forEach(records::add);
                }
            };
        }
    }
}
