package io.evenkeel.spring.beans;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/** Which beans are retried or guarded by others as well. By name: the libraries are optional. No bean is made for it. */
public final class OtherGuards {
    private static final Map<String, String> RETRIES = new LinkedHashMap<>();
    private static final Map<String, String> BREAKERS = Map.of(
            "io.github.resilience4j.circuitbreaker.annotation.CircuitBreaker", "has a breaker of Resilience4j as well");
    private static final Map<String, String> TYPES = new LinkedHashMap<>();

    static {
        RETRIES.put("org.springframework.resilience.annotation.Retryable", "is retried by Spring as well");
        RETRIES.put("org.springframework.retry.annotation.Retryable", "is retried by Spring Retry as well");
        RETRIES.put("io.github.resilience4j.retry.annotation.Retry", "is retried by Resilience4j as well");
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

    private OtherGuards() {}

    /** What is to be said of each bean, by its name. */
    public static Map<String, List<String>> all(ConfigurableListableBeanFactory beans) {
        Map<String, List<String>> found = new TreeMap<>();
        TYPES.forEach((type, what) -> {
            if (isPresent(type, beans)) {
                for (String name :
                        beans.getBeanNamesForType(ClassUtils.resolveClassName(type, loader(beans)), true, false)) {
                    found.computeIfAbsent(name, added -> new ArrayList<>()).add(what);
                }
            }
        });
        addAnnotated(RETRIES, beans, found);
        addAnnotated(BREAKERS, beans, found);
        return found;
    }

    /** The same of those only that are retried. */
    public static Map<String, List<String>> retried(ConfigurableListableBeanFactory beans) {
        Map<String, List<String>> found = new TreeMap<>();
        addAnnotated(RETRIES, beans, found);
        return found;
    }

    private static void addAnnotated(
            Map<String, String> annotations, ConfigurableListableBeanFactory beans, Map<String, List<String>> found) {
        List<String> present = annotations.keySet().stream()
                .filter(annotation -> isPresent(annotation, beans))
                .toList();
        if (!present.isEmpty()) {
            BeanTypes.byName(beans).forEach((name, type) -> present.stream()
                    .filter(annotation -> isOn(type, annotation))
                    .forEach(annotation -> found.computeIfAbsent(name, added -> new ArrayList<>())
                            .add(annotations.getOrDefault(annotation, ""))));
        }
    }

    private static boolean isPresent(String type, ConfigurableListableBeanFactory beans) {
        return ClassUtils.isPresent(type, loader(beans));
    }

    private static ClassLoader loader(ConfigurableListableBeanFactory beans) {
        ClassLoader loader = beans.getBeanClassLoader();
        return loader == null ? OtherGuards.class.getClassLoader() : loader;
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
