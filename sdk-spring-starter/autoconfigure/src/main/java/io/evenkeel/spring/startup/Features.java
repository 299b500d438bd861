package io.evenkeel.spring.startup;

import io.evenkeel.spring.identity.Exports;
import io.evenkeel.spring.tracing.SpanRecorder;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.aop.config.AopConfigUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints;
import org.springframework.core.env.Environment;
import org.springframework.scheduling.annotation.ScheduledAnnotationBeanPostProcessor;
import org.springframework.util.ClassUtils;

/** What of Evenkeel is on in this application, and what is off and why. */
final class Features {
    private final List<String> on = new ArrayList<>();
    private final List<String> off = new ArrayList<>();
    private final ListableBeanFactory beans;
    private final Environment environment;
    private boolean measuresInbound;

    Features(ListableBeanFactory beans, Environment environment) {
        this.beans = beans;
        this.environment = environment;
        inbound();
        scheduledRuns();
        kafkaListeners();
        observed("other messages", "");
        plainMethods();
        client(
                "RestClient",
                "rest-client",
                "org.springframework.web.client.RestClient",
                "spring-web",
                this::restClientBuilder);
        client("RestTemplate", "rest-template", "org.springframework.web.client.RestTemplate", "spring-web", () -> {});
        client(
                "WebClient",
                "web-client",
                "org.springframework.web.reactive.function.client.WebClient",
                "spring-webflux",
                this::webClientBuilder);
        client("JDK HttpClient", "jdk-http-client", "java.net.http.HttpClient", "java.net.http", () -> {});
        client("OkHttp", "ok-http", "okhttp3.OkHttpClient", "okhttp", () -> {});
        client("OpenFeign", "feign", "feign.Capability", "feign-core", () -> {});
        client("Kafka", "kafka", "org.springframework.kafka.core.ProducerPostProcessor", "spring-kafka", () -> {});
        client("Redis", "redis", "io.lettuce.core.event.command.CommandListener", "lettuce-core", () -> {});
        client("JDBC", "jdbc", "net.ttddyy.observation.tracing.QueryContext", "datasource-micrometer", () -> {});
        tracing();
        library(
                "resilience4j meters",
                "resilience4j-micrometer",
                "io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics");
        meters();
        prometheus();
        Exports exports = Exports.of(beans, environment);
        on.addAll(exports.on());
        off.addAll(exports.off());
    }

    /** Whether requests that come in become events of a journey. */
    boolean measuresInbound() {
        return measuresInbound;
    }

    @Override
    public String toString() {
        return Stream.of(listed("on: ", on), listed("off: ", off))
                .filter(list -> !list.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private static String listed(String heading, List<String> features) {
        return features.isEmpty() ? "" : heading + String.join(", ", features);
    }

    private void inbound() {
        if (beans.containsBean("evenkeelServletObservationHandler")) {
            inbound("Spring MVC");
        } else if (beans.containsBean("evenkeelReactiveObservationHandler")) {
            inbound("Spring WebFlux");
        } else if (!present("org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints")) {
            off.add("inbound (spring-boot-actuator is absent)");
        } else {
            off.add("inbound (no web application)");
        }
    }

    private void inbound(String stack) {
        measuresInbound = observed(stack, "http.server.requests");
    }

    private void scheduledRuns() {
        if (beans.getBeanNamesForType(ScheduledAnnotationBeanPostProcessor.class, true, false).length == 0) {
            off.add("scheduled runs (no @EnableScheduling)");
        } else {
            observed("scheduled runs", "tasks.scheduled.execution");
        }
    }

    private void kafkaListeners() {
        String feature = "Kafka listeners";
        String key = "spring.kafka.listener.observation-enabled";
        if (!present("org.springframework.kafka.annotation.KafkaListener")) {
            off.add(feature + " (spring-kafka is absent)");
        } else if (!beans.containsBean("org.springframework.kafka.config.internalKafkaListenerAnnotationProcessor")) {
            off.add(feature + " (no @EnableKafka)");
        } else if (!environment.getProperty(key, Boolean.class, false)) {
            off.add(feature + " (" + key + " is false)");
        } else {
            observed(feature, "spring.kafka.listener");
        }
    }

    private void plainMethods() {
        if (beans.containsBeanDefinition(AopConfigUtils.AUTO_PROXY_CREATOR_BEAN_NAME)) {
            on.add("plain methods");
        } else if (!environment.getProperty("spring.aop.auto", Boolean.class, true)) {
            off.add("plain methods (spring.aop.auto is false)");
        } else {
            off.add("plain methods (nothing makes proxies)");
        }
    }

    /**
     * @param observation the name of the observation that the feature listens to; empty if there are many
     */
    private boolean observed(String feature, String observation) {
        String key = "management.observations.enable." + observation;
        if (!observation.isEmpty() && !environment.getProperty(key, Boolean.class, true)) {
            off.add(feature + " (" + key + " is false)");
            return false;
        }
        if (beans.getBeanNamesForType(ObservationRegistry.class, true, false).length == 0) {
            off.add(feature + " (no bean of type ObservationRegistry)");
            return false;
        }
        on.add(feature);
        return true;
    }

    private void client(String name, String key, String type, String library, Runnable more) {
        String property = "evenkeel.outbound." + key;
        if (!environment.getProperty(property, Boolean.class, true)) {
            off.add(name + " (" + property + " is false)");
        } else if (library(name, library, type)) {
            more.run();
        }
    }

    private void tracing() {
        if (beans.getBean(SpanRecorder.class).agent()) {
            on.add("tracing by the OpenTelemetry agent");
        } else if (present("io.micrometer.tracing.Tracer")) {
            Tracing.add(this);
        } else {
            off.add("tracing (micrometer-tracing is absent)");
        }
    }

    /** A class of its own, so that the tracer is looked for only when it is there. */
    private static final class Tracing {
        static void add(Features features) {
            Tracer tracer = features.beans.getBeanProvider(Tracer.class).getIfUnique();
            if (tracer == null || tracer == Tracer.NOOP) {
                features.off.add("tracing (no bean of type Tracer that traces)");
            } else {
                features.on.add("tracing by Spring Boot");
            }
        }
    }

    private void restClientBuilder() {
        library(
                "RestClient.Builder of Spring Boot",
                "spring-boot-restclient",
                "org.springframework.boot.restclient.RestClientCustomizer",
                "org.springframework.boot.web.client.RestClientCustomizer");
    }

    private void webClientBuilder() {
        library(
                "WebClient.Builder of Spring Boot",
                "spring-boot-webclient",
                "org.springframework.boot.webclient.WebClientCustomizer",
                "org.springframework.boot.web.reactive.function.client.WebClientCustomizer");
    }

    private boolean library(String name, String library, String... oneOfTheTypes) {
        boolean there = Arrays.stream(oneOfTheTypes).anyMatch(this::present);
        if (there) {
            on.add(name);
        } else {
            off.add(name + " (" + library + " is absent)");
        }
        return there;
    }

    private boolean present(String type) {
        return ClassUtils.isPresent(type, beans.getClass().getClassLoader());
    }

    private void meters() {
        if (beans.getBeanProvider(MeterRegistry.class).getIfUnique() == null) {
            off.add("meters (no bean of type MeterRegistry, or several and none of them primary)");
        }
    }

    private void prometheus() {
        if (!present("org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints")) {
            off.add("/prometheus (spring-boot-actuator is absent)");
        } else if (!present("io.micrometer.prometheusmetrics.PrometheusMeterRegistry")) {
            off.add("/prometheus (micrometer-registry-prometheus is absent)");
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
            Integer port = features.environment.getProperty("management.server.port", Integer.class);
            if (port != null && port < 0) {
                features.off.add("/prometheus (management.server.port is " + port + ")");
            } else if (path != null) {
                features.on.add(path);
            } else {
                features.off.add(
                        endpoints == null
                                ? "/prometheus (no web application)"
                                : "/prometheus (not exposed, or not enabled)");
            }
        }
    }
}
