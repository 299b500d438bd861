package io.evenkeel.spring.identity;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Puts the service's identity on every meter of a registry, before a meter is in it. A composite's parts get it each for
 * themselves; a registry that exports OTLP has the identity as resource attributes.
 */
final class IdentityLabels implements BeanPostProcessor {
    private static final String OTLP = "OtlpMeterRegistry";

    private final Supplier<Map<String, String>> labels;

    IdentityLabels(Supplier<Map<String, String>> labels) {
        this.labels = labels;
    }

    @Override
    public Object postProcessBeforeInitialization(Object bean, String beanName) {
        if (bean instanceof MeterRegistry registry
                && !(bean instanceof CompositeMeterRegistry)
                && !bean.getClass().getSimpleName().contains(OTLP)) {
            registry.config()
                    .commonTags(Tags.of(labels.get().entrySet().stream()
                            .map(label -> Tag.of(label.getKey(), label.getValue()))
                            .toList()));
        }
        return bean;
    }
}
