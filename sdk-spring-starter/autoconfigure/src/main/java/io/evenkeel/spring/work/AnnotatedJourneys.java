package io.evenkeel.spring.work;

import io.evenkeel.UserJourney;
import io.evenkeel.spring.beans.BeanTypes;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.Set;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.AnnotationUtils;

/** The journeys that the annotations of the application's beans name, whether or not anything is measured there. */
public final class AnnotatedJourneys {
    private AnnotatedJourneys() {}

    public static Set<String> of(ConfigurableListableBeanFactory beans) {
        Set<String> names = new HashSet<>();
        for (Class<?> type : BeanTypes.of(beans)) {
            if (AnnotationUtils.isCandidateClass(type, UserJourney.class)) {
                addTo(names, type);
            }
        }
        return names;
    }

    private static void addTo(Set<String> names, Class<?> type) {
        UserJourney onType = AnnotatedElementUtils.findMergedAnnotation(type, UserJourney.class);
        if (onType != null) {
            names.add(onType.value());
        }
        try {
            MethodIntrospector.selectMethods(
                            type,
                            (Method method) -> AnnotatedElementUtils.findMergedAnnotation(method, UserJourney.class))
                    .values()
                    .forEach(annotation -> names.add(annotation.value()));
        } catch (IllegalStateException unreadable) {
            // A method refers to a class that is not there: nothing calls it either.
        }
    }
}
