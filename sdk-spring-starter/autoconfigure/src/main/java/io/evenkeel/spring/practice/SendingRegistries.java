package io.evenkeel.spring.practice;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.logging.LoggingMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.util.ClassUtils;

/** The registries that send what they have somewhere, by themselves. */
final class SendingRegistries {
    /** Read by whoever asks, and not sent. By name, as their libraries are optional. */
    private static final Set<String> ASKED = Set.of(
            "io.micrometer.prometheusmetrics.PrometheusMeterRegistry",
            "io.micrometer.prometheus.PrometheusMeterRegistry",
            "io.micrometer.jmx.JmxMeterRegistry");

    /** It sends what the registry of Prometheus has. The type has moved between the lines of Spring Boot. */
    private static final List<String> GATEWAYS = List.of(
            "org.springframework.boot.actuate.metrics.export.prometheus.PrometheusPushGatewayManager",
            "org.springframework.boot.micrometer.metrics.export.prometheus.PrometheusPushGatewayManager");

    private SendingRegistries() {}

    /** By the names of their beans; by those of their classes where they are part of another registry only. */
    static List<String> of(ListableBeanFactory beans) {
        Map<String, MeterRegistry> registries = beans.getBeansOfType(MeterRegistry.class, true, false);
        Set<MeterRegistry> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        seen.addAll(registries.values());
        List<String> sending = new ArrayList<>();
        registries.forEach((name, registry) -> {
            if (sends(registry)) {
                sending.add(name);
            }
        });
        registries.values().forEach(registry -> addParts(registry, seen, sending));
        sending.addAll(gateways(beans));
        return sending;
    }

    private static void addParts(MeterRegistry registry, Set<MeterRegistry> seen, Collection<String> sending) {
        if (registry instanceof CompositeMeterRegistry composite) {
            for (MeterRegistry part : composite.getRegistries()) {
                if (seen.add(part)) {
                    if (sends(part)) {
                        sending.add(part.getClass().getSimpleName());
                    }
                    addParts(part, seen, sending);
                }
            }
        }
    }

    private static boolean sends(MeterRegistry registry) {
        if (registry instanceof CompositeMeterRegistry
                || registry instanceof SimpleMeterRegistry
                || registry instanceof LoggingMeterRegistry) {
            return false;
        }
        for (Class<?> type = registry.getClass(); type != null; type = type.getSuperclass()) {
            if (ASKED.contains(type.getName())) {
                return false;
            }
        }
        return true;
    }

    private static List<String> gateways(ListableBeanFactory beans) {
        ClassLoader loader = beans.getClass().getClassLoader();
        return GATEWAYS.stream()
                .filter(type -> ClassUtils.isPresent(type, loader))
                .flatMap(type -> Arrays.stream(
                        beans.getBeanNamesForType(ClassUtils.resolveClassName(type, loader), true, false)))
                .toList();
    }
}
