package io.evenkeel.spring.beans;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/** The classes that the application's beans are written in, behind their proxies. No bean is made for it. */
public final class BeanTypes {
    private static final String SPRING = "org.springframework.";

    /** What most beans of an application are made of. */
    private static final List<String> FRAMEWORKS = List.of(
            SPRING + "boot.",
            SPRING + "web.",
            SPRING + "context.",
            SPRING + "aop.",
            "io.micrometer.",
            "io.evenkeel.spring.");

    private BeanTypes() {}

    /**
     * Whether a class is of a framework, whose methods have no annotation of the SDK: to look at all of them for one takes time
     * at each start.
     */
    public static boolean isOfAFramework(Class<?> type) {
        return FRAMEWORKS.stream().anyMatch(type.getName()::startsWith);
    }

    public static Set<Class<?>> of(ConfigurableListableBeanFactory beans) {
        return new LinkedHashSet<>(byName(beans).values());
    }

    public static Map<String, Class<?>> byName(ConfigurableListableBeanFactory beans) {
        Map<String, Class<?>> types = new LinkedHashMap<>();
        for (String name : beans.getBeanDefinitionNames()) {
            Class<?> type = typeOf(beans, name);
            if (type != null && !type.getName().startsWith(SPRING)) {
                types.put(name, type);
            }
        }
        return types;
    }

    private static @Nullable Class<?> typeOf(ConfigurableListableBeanFactory beans, String name) {
        try {
            return AutoProxyUtils.determineTargetClass(beans, name);
        } catch (Throwable unknown) {
            // A class that refers to another which is not there: a bean like this is not made either.
            return null;
        }
    }
}
