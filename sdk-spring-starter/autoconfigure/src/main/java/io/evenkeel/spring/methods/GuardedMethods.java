package io.evenkeel.spring.methods;

import io.evenkeel.Guarded;
import io.evenkeel.spring.beans.BeanTypes;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.springframework.aop.support.StaticMethodMatcherPointcut;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.AnnotationUtils;

/** The public methods that {@link Guarded} stands on. */
final class GuardedMethods extends StaticMethodMatcherPointcut {
    GuardedMethods() {
        setClassFilter(
                type -> !BeanTypes.isOfAFramework(type) && AnnotationUtils.isCandidateClass(type, Guarded.class));
    }

    @Override
    public boolean matches(Method method, Class<?> type) {
        return Modifier.isPublic(method.getModifiers()) && AnnotatedElementUtils.hasAnnotation(method, Guarded.class);
    }
}
