package io.evenkeel.spring.startup;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/** What of Evenkeel is on in this application, and what is off and why. */
final class Features {
    private final List<String> on = new ArrayList<>();
    private final List<String> off = new ArrayList<>();
    private final ListableBeanFactory beans;
    private final Environment environment;

    Features(ListableBeanFactory beans, Environment environment) {
        this.beans = beans;
        this.environment = environment;
        inbound();
        client("RestClient", "rest-client", "org.springframework.web.client.RestClient", "spring-web");
        client("RestTemplate", "rest-template", "org.springframework.web.client.RestTemplate", "spring-web");
        client(
                "WebClient",
                "web-client",
                "org.springframework.web.reactive.function.client.WebClient",
                "spring-webflux");
        library(
                "RestClient.Builder of Spring Boot",
                "spring-boot-restclient",
                "org.springframework.boot.restclient.RestClientCustomizer",
                "org.springframework.boot.web.client.RestClientCustomizer");
        library("tracing", "micrometer-tracing", "io.micrometer.tracing.Tracer");
        library(
                "resilience4j meters",
                "resilience4j-micrometer",
                "io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics");
        prometheus();
    }

    @Override
    public String toString() {
        return "on: " + String.join(", ", on)
                + (off.isEmpty() ? "" : off.stream().collect(Collectors.joining(", ", "; off: ", "")));
    }

    private void inbound() {
        if (beans.containsBean("evenkeelServletObservationHandler")) {
            inbound("Spring MVC");
        } else if (beans.containsBean("evenkeelReactiveObservationHandler")) {
            inbound("Spring WebFlux");
        } else {
            off.add("inbound (no web application, or no actuator)");
        }
    }

    private void inbound(String stack) {
        String key = "management.observations.enable.http.server.requests";
        if (environment.getProperty(key, Boolean.class, true)) {
            on.add(stack);
        } else {
            off.add(stack + " (" + key + " is false)");
        }
    }

    private void client(String name, String key, String type, String library) {
        String property = "evenkeel.outbound." + key;
        if (!environment.getProperty(property, Boolean.class, true)) {
            off.add(name + " (" + property + " is false)");
        } else {
            library(name, library, type);
        }
    }

    private void library(String name, String library, String... oneOfTheTypes) {
        for (String type : oneOfTheTypes) {
            if (ClassUtils.isPresent(type, beans.getClass().getClassLoader())) {
                on.add(name);
                return;
            }
        }
        off.add(name + " (" + library + " is absent)");
    }

    private void prometheus() {
        if (!ClassUtils.isPresent(
                "org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints",
                beans.getClass().getClassLoader())) {
            off.add("/prometheus (spring-boot-actuator is absent)");
        } else {
            Endpoints.add(this);
        }
    }

    /** A class of its own, so that the actuator is looked for only when it is there. */
    private static final class Endpoints {
        static void add(Features features) {
            PathMappedEndpoints endpoints =
                    features.beans.getBeanProvider(PathMappedEndpoints.class).getIfAvailable();
            String path = endpoints == null ? null : endpoints.getPath(EndpointId.of("prometheus"));
            if (path == null) {
                features.off.add("/prometheus (not exposed, or its registry is absent)");
            } else {
                features.on.add(path);
            }
        }
    }
}
