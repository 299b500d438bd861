package io.evenkeel.spring.startup;

import io.evenkeel.logging.StartLog;
import io.evenkeel.spring.beans.BeanTypes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Says in one line at start which beans are retried or guarded by others as well. All of that is left as it is. By name: the
 * libraries are optional.
 */
final class DoubleGuards implements SmartInitializingSingleton {
    private static final int MOST_NAMED = 20;
    private static final Map<String, String> ANNOTATIONS = new LinkedHashMap<>();
    private static final Map<String, String> TYPES = new LinkedHashMap<>();

    static {
        ANNOTATIONS.put("org.springframework.resilience.annotation.Retryable", "is retried by Spring as well");
        ANNOTATIONS.put("org.springframework.retry.annotation.Retryable", "is retried by Spring Retry as well");
        ANNOTATIONS.put("io.github.resilience4j.retry.annotation.Retry", "is retried by Resilience4j as well");
        ANNOTATIONS.put(
                "io.github.resilience4j.circuitbreaker.annotation.CircuitBreaker",
                "has a breaker of Resilience4j as well");
        TYPES.put(
                "io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry",
                "has breakers of the application's own");
        TYPES.put(
                "org.springframework.cloud.client.circuitbreaker.CircuitBreakerFactory",
                "has breakers of Spring Cloud");
        TYPES.put(
                "org.springframework.cloud.client.circuitbreaker.ReactiveCircuitBreakerFactory",
                "has breakers of Spring Cloud");
    }

    private final ConfigurableListableBeanFactory beans;

    DoubleGuards(ConfigurableListableBeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public void afterSingletonsInstantiated() {
        Map<String, List<String>> found = new TreeMap<>();
        TYPES.forEach((type, what) -> {
            if (isPresent(type)) {
                for (String name :
                        beans.getBeanNamesForType(ClassUtils.resolveClassName(type, loader()), true, false)) {
                    found.computeIfAbsent(name, added -> new ArrayList<>()).add(what);
                }
            }
        });
        List<String> annotations =
                ANNOTATIONS.keySet().stream().filter(this::isPresent).toList();
        if (!annotations.isEmpty()) {
            BeanTypes.byName(beans).forEach((name, type) -> annotations.stream()
                    .filter(annotation -> isOn(type, annotation))
                    .forEach(annotation -> found.computeIfAbsent(name, added -> new ArrayList<>())
                            .add(ANNOTATIONS.get(annotation))));
        }
        if (!found.isEmpty()) {
            StartLog.say("Evenkeel is not alone: " + text(found)
                    + ". A call through these that leads to a guarded client is retried or guarded twice");
        }
    }

    private static String text(Map<String, List<String>> found) {
        List<String> named = found.entrySet().stream()
                .limit(MOST_NAMED)
                .map(bean -> "bean " + bean.getKey() + " " + String.join(" and ", bean.getValue()))
                .toList();
        int more = found.size() - named.size();
        return String.join(", ", named) + (more == 0 ? "" : ", and " + more + " more");
    }

    private boolean isPresent(String type) {
        return ClassUtils.isPresent(type, loader());
    }

    private ClassLoader loader() {
        ClassLoader loader = beans.getBeanClassLoader();
        return loader == null ? DoubleGuards.class.getClassLoader() : loader;
    }

    private static boolean isOn(Class<?> type, String annotation) {
        try {
            return AnnotationUtils.isCandidateClass(type, annotation)
                    && (MergedAnnotations.from(type, SearchStrategy.TYPE_HIERARCHY)
                                    .isPresent(annotation)
                            || isOnAMethod(type, annotation));
        } catch (Throwable unknown) {
            // A class that refers to another which is not there.
            return false;
        }
    }

    private static boolean isOnAMethod(Class<?> type, String annotation) {
        for (var method : ReflectionUtils.getUniqueDeclaredMethods(type)) {
            if (MergedAnnotations.from(method, SearchStrategy.TYPE_HIERARCHY).isPresent(annotation)) {
                return true;
            }
        }
        return false;
    }
}
