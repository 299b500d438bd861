package io.evenkeel.spring.practice;

import io.evenkeel.practice.Finding;
import io.evenkeel.practice.PracticeCheck;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.util.ReflectionUtils;

/** Whether the platform can ask how the process is. */
final class ProbePractices {
    private static final List<String> PROBES = List.of("liveness", "readiness");

    private final ListableBeanFactory beans;
    private final HttpEndpoints endpoints;
    private final boolean web;

    /** @param web whether there is a web server */
    ProbePractices(ListableBeanFactory beans, HttpEndpoints endpoints, boolean web) {
        this.beans = beans;
        this.endpoints = endpoints;
        this.web = web;
    }

    Map<String, PracticeCheck> checks() {
        return Map.of("probes-exposed", new Settled(this::exposed));
    }

    private Finding exposed() {
        if (!web) {
            return Finding.skipped("no web application");
        }
        if (!endpoints.isExposed("health")) {
            return Finding.failed(
                    "health is not exposed (expected: health in management.endpoints.web.exposure.include)");
        }
        List<String> missing =
                PROBES.stream().filter(probe -> !healthGroups().contains(probe)).toList();
        if (!missing.isEmpty()) {
            return Finding.failed("no group " + String.join(", ", missing)
                    + " (expected: management.endpoint.health.probes.enabled=true)");
        }
        String health = endpoints.path("health");
        List<String> paths = PROBES.stream()
                .flatMap(probe -> Stream.ofNullable(health == null ? pathAtTheServer(probe) : health + '/' + probe))
                .toList();
        return paths.size() == PROBES.size()
                ? Finding.passed(String.join(", ", paths))
                : Finding.failed(endpoints.absent() + " (expected: a port, or"
                        + " management.endpoint.health.probes.add-additional-paths=true)");
    }

    /** A group can have a path beside the endpoints, at the port of the application. */
    private @Nullable String pathAtTheServer(String probe) {
        Object group = called(groups(), "get", probe);
        Object path = called(group, "getAdditionalPath");
        return "server".equals(called(called(path, "getNamespace"), "getValue"))
                ? String.valueOf(called(path, "getValue"))
                : null;
    }

    private Collection<?> healthGroups() {
        return called(groups(), "getNames") instanceof Collection<?> found ? found : List.of();
    }

    private @Nullable Object groups() {
        return beans.containsBean("healthEndpointGroups") ? beans.getBean("healthEndpointGroups") : null;
    }

    /** By name: the types have moved between the lines of Spring Boot. */
    private static @Nullable Object called(@Nullable Object target, String method, String... arguments) {
        if (target == null) {
            return null;
        }
        Method found = arguments.length == 0
                ? ReflectionUtils.findMethod(target.getClass(), method)
                : ReflectionUtils.findMethod(target.getClass(), method, String.class);
        if (found == null) {
            return null;
        }
        ReflectionUtils.makeAccessible(found);
        return ReflectionUtils.invokeMethod(found, target, (Object[]) arguments);
    }
}
