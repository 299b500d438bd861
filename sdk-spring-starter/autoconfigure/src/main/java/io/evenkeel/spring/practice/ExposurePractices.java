package io.evenkeel.spring.practice;

import io.evenkeel.practice.Evidence;
import io.evenkeel.practice.Finding;
import io.evenkeel.practice.PracticeCheck;
import io.micrometer.core.instrument.push.PushMeterRegistry;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/** What can be asked for from outside. */
final class ExposurePractices {
    private static final String ACTUATOR = "org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints";
    private static final List<String> PROBES = List.of("liveness", "readiness");

    private final ListableBeanFactory beans;
    private final Environment environment;
    private final boolean web;

    /** @param web whether there is a web server */
    ExposurePractices(ListableBeanFactory beans, Environment environment, boolean web) {
        this.beans = beans;
        this.environment = environment;
        this.web = web;
    }

    Map<String, PracticeCheck> checks() {
        return Map.of(
                "metrics-exported", new Settled(this::metrics),
                "probes-exposed", new Settled(this::probes),
                "actuator-protected", new Settled(this::actuator));
    }

    private Finding metrics() {
        List<String> ways = new ArrayList<>();
        String scraped = path("prometheus");
        if (scraped != null) {
            ways.add(scraped);
        }
        ways.addAll(Arrays.asList(beans.getBeanNamesForType(PushMeterRegistry.class, true, false)));
        return ways.isEmpty()
                ? Finding.failed("nowhere (expected: prometheus in management.endpoints.web.exposure.include, or"
                        + " evenkeel.otlp.metrics)")
                : Finding.passed(Evidence.listed(ways));
    }

    private Finding probes() {
        if (!web) {
            return Finding.skipped("no web application");
        }
        String health = path("health");
        if (health == null) {
            return Finding.failed(
                    "health is not exposed (expected: health in" + " management.endpoints.web.exposure.include)");
        }
        List<String> missing =
                PROBES.stream().filter(probe -> !healthGroups().contains(probe)).toList();
        return missing.isEmpty()
                ? Finding.passed(health + "/liveness, " + health + "/readiness")
                : Finding.failed("no group " + String.join(", ", missing)
                        + " (expected: management.endpoint.health.probes.enabled=true)");
    }

    /** By name: the type has moved between the lines of Spring Boot. */
    private Collection<?> healthGroups() {
        Object groups = beans.containsBean("healthEndpointGroups") ? beans.getBean("healthEndpointGroups") : null;
        Method names = groups == null ? null : ReflectionUtils.findMethod(groups.getClass(), "getNames");
        if (names == null) {
            return List.of();
        }
        ReflectionUtils.makeAccessible(names);
        return ReflectionUtils.invokeMethod(names, groups) instanceof Collection<?> found ? found : List.of();
    }

    private Finding actuator() {
        if (!web || !isPresent(ACTUATOR)) {
            return Finding.skipped("no endpoints over HTTP");
        }
        List<SensitiveEndpoints.Operation> sensitive = new SensitiveEndpoints(beans).operations();
        if (sensitive.isEmpty()) {
            return Finding.passed("no endpoint is exposed that tells secrets or changes something");
        }
        List<String> ids = sensitive.stream()
                .map(SensitiveEndpoints.Operation::endpoint)
                .distinct()
                .toList();
        Binder binder = Binder.get(environment);
        String address = binder.bind("management.server.address", String.class).orElse(null);
        if (address != null
                && binder.bind("management.server.port", Integer.class).isBound()
                && isLoopback(address)) {
            return Finding.passed(Evidence.listed(ids) + ": at a port of " + Evidence.text(address) + " only");
        }
        if (!isPresent("org.springframework.security.web.access.WebInvocationPrivilegeEvaluator")) {
            return Finding.failed(open(ids, "for anyone"));
        }
        List<String> open = EndpointAccess.openToAnyone(beans, sensitive);
        if (open == null) {
            return Finding.failed(open(ids, "for whom cannot be told"));
        }
        return open.isEmpty()
                ? Finding.passed(Evidence.listed(ids) + ": Spring Security refuses who is not known")
                : Finding.failed(open(open, "for anyone"));
    }

    private static String open(List<String> ids, String whom) {
        return Evidence.listed(ids) + ": open " + whom + " (expected: not in management.endpoints.web.exposure.include,"
                + " or behind Spring Security, or management.server.address=127.0.0.1 with a management.server.port)";
    }

    private static boolean isLoopback(String address) {
        try {
            return (address.equals("localhost") || address.matches("[0-9.]+|[0-9a-fA-F:]+"))
                    && InetAddress.getByName(address).isLoopbackAddress();
        } catch (java.net.UnknownHostException e) {
            return false;
        }
    }

    private @Nullable String path(String endpoint) {
        return isPresent(ACTUATOR) ? Endpoints.path(beans, endpoint) : null;
    }

    private boolean isPresent(String type) {
        return ClassUtils.isPresent(type, beans.getClass().getClassLoader());
    }

    /** A class of its own, so that the actuator is looked for only where it is there. */
    private static final class Endpoints {
        static @Nullable String path(ListableBeanFactory beans, String endpoint) {
            PathMappedEndpoints endpoints =
                    beans.getBeanProvider(PathMappedEndpoints.class).getIfAvailable();
            return endpoints == null ? null : endpoints.getPath(EndpointId.of(endpoint));
        }
    }
}
