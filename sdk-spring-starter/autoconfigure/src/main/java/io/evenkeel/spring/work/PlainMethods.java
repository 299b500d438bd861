package io.evenkeel.spring.work;

import io.evenkeel.UserJourney;
import io.evenkeel.spring.beans.BeanTypes;
import io.evenkeel.spring.beans.ReactiveMethods;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Set;
import org.springframework.aop.support.StaticMethodMatcherPointcut;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.stereotype.Controller;

/**
 * The public methods that {@link UserJourney} stands on and that nothing else measures. Not those whose work begins only
 * when somebody subscribes to what they return.
 */
final class PlainMethods extends StaticMethodMatcherPointcut {
    /** What is called from outside, and measured there if at all. By name: most of them are optional. */
    private static final Set<String> ENTRY_POINTS = Set.of(
            "org.springframework.web.bind.annotation.RequestMapping",
            "org.springframework.web.service.annotation.HttpExchange",
            "org.springframework.scheduling.annotation.Scheduled",
            "org.springframework.messaging.handler.annotation.MessageMapping",
            "org.springframework.kafka.annotation.KafkaListener",
            "org.springframework.kafka.annotation.KafkaHandler",
            "org.springframework.amqp.rabbit.annotation.RabbitListener",
            "org.springframework.amqp.rabbit.annotation.RabbitHandler",
            "org.springframework.jms.annotation.JmsListener");

    PlainMethods() {
        setClassFilter(type -> !BeanTypes.isOfAFramework(type)
                && AnnotationUtils.isCandidateClass(type, UserJourney.class)
                && !AnnotatedElementUtils.hasAnnotation(type, Controller.class));
    }

    @Override
    public boolean matches(Method method, Class<?> type) {
        if (!Modifier.isPublic(method.getModifiers())) {
            return false;
        }
        MergedAnnotations annotations = MergedAnnotations.from(method, SearchStrategy.TYPE_HIERARCHY);
        return annotations.isPresent(UserJourney.class)
                && annotations.stream()
                        .map(MergedAnnotation<Annotation>::getType)
                        .map(Class::getName)
                        .noneMatch(ENTRY_POINTS::contains)
                && !ReactiveMethods.contain(method);
    }
}
