package io.evenkeel.spring.identity;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.beans.BeanWrapper;
import org.springframework.beans.PropertyAccessorFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Adds the identity to Spring Boot's own resource attributes, once these are bound: Boot puts them on traces, OTLP logs and
 * OTLP metrics. What the application says there itself stays.
 */
final class ResourceAttributes implements BeanPostProcessor {
    private static final Set<String> TYPES = Set.of(
            "org.springframework.boot.actuate.autoconfigure.opentelemetry.OpenTelemetryProperties", // Boot 3.5
            "org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetryProperties"); // Boot 4
    private static final String ATTRIBUTES = "resourceAttributes";

    private final Supplier<ResourceIdentity> identity;

    ResourceAttributes(Supplier<ResourceIdentity> identity) {
        this.identity = identity;
    }

    @Override
    public Object postProcessBeforeInitialization(Object bean, String beanName) {
        if (TYPES.contains(bean.getClass().getName())) {
            BeanWrapper properties = PropertyAccessorFactory.forBeanPropertyAccess(bean);
            Map<Object, Object> all = new HashMap<>(identity.get().attributes());
            if (properties.getPropertyValue(ATTRIBUTES) instanceof Map<?, ?> said) {
                all.putAll(said);
            }
            properties.setPropertyValue(ATTRIBUTES, all);
        }
        return bean;
    }
}
