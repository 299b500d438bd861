package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.Reliability;
import io.evenkeel.call.Component;
import io.evenkeel.practice.Finding;
import io.evenkeel.practice.GuideMap;
import io.evenkeel.practice.Practice;
import io.evenkeel.practice.PracticeState;
import io.github.resilience4j.retry.annotation.Retry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** For each practice one change to a service that follows them all, and what is then said of that practice alone. */
final class PracticeMutations {
    private static final Map<String, Mutation> TABLE = new LinkedHashMap<>();
    private static Map<String, Finding> unchanged;

    private record Mutation(Consumer<WellKept> change, String evidence) {}

    static {
        breaks("service-named", without("spring.application.name"), "unknown_service (expected: a name of its own)");
        breaks(
                "environment-named",
                without("evenkeel.service.environment"),
                "not known (expected: evenkeel.service.environment, or deployment.environment.name in"
                        + " OTEL_RESOURCE_ATTRIBUTES)");
        breaks(
                "build-identified",
                without("management.opentelemetry.resource-attributes"),
                "1.4.2 of a revision that is not known (expected: git.properties, or vcs.ref.head.revision in"
                        + " OTEL_RESOURCE_ATTRIBUTES)");
        breaks("owner-named", without("evenkeel.service.owner"), "nobody (expected: evenkeel.service.owner)");
        breaks(
                "metrics-exported",
                set("management.endpoints.web.exposure.include", "health"),
                "nowhere (expected: prometheus in management.endpoints.web.exposure.include, or evenkeel.otlp.metrics)");
        breaks(
                "journeys-declared",
                without("evenkeel.journeys.checkout"),
                "none beside those of work that is mapped to no other (expected: at least one)");
        breaks(
                "probes-exposed",
                set("management.endpoint.health.probes.enabled", "false"),
                "no group liveness, readiness (expected: management.endpoint.health.probes.enabled=true)");
        breaks(
                "shutdown-graceful",
                set("server.shutdown", "immediate"),
                "server.shutdown=immediate (expected: graceful)");
        breaks(
                "timeouts-set",
                explained("outbound.timeout", "evenkeel.dependencies.payments.timeout", "10m"),
                "payments 10m (expected: at most 5m each)");
        breaks(
                "logs-structured",
                without("logging.structured.format.console"),
                "text (expected: logging.structured.format.console=ecs, logstash or gelf)");
        breaks(
                "actuator-protected",
                set("management.endpoints.web.exposure.include", "health,prometheus,env"),
                "env: open for anyone (expected: not in management.endpoints.web.exposure.include, or behind Spring"
                        + " Security, or management.server.address=127.0.0.1 with a management.server.port)");
        breaks(
                "versions-patched",
                service -> service.classPath = OtherClassPath.withPropagators("1.61.0"),
                "io.opentelemetry:opentelemetry-extension-trace-propagators 1.61.0 (CVE-2026-45292, fixed in 1.62.0)");
        breaks(
                "objectives-reviewed",
                service -> service.properties.put(
                        "evenkeel.journeys.checkout.reviewed",
                        service.today.minusMonths(6).minusDays(1).toString()),
                "checkout " + today().minusMonths(6).minusDays(1)
                        + " (expected: evenkeel.journeys.<name>.reviewed from " + today().minusMonths(6) + " to "
                        + today() + ")");
        breaks(
                "runbooks-linked",
                without("evenkeel.service.runbook"),
                "none for checkout, default, scheduled (expected: evenkeel.service.runbook, or"
                        + " evenkeel.journeys.<name>.runbook)");
        breaks(
                "dashboards-linked",
                without("evenkeel.service.dashboard"),
                "none for checkout, default, scheduled (expected: evenkeel.service.dashboard, or"
                        + " evenkeel.journeys.<name>.dashboard)");
        breaks(
                "traces-continued",
                set("management.tracing.propagation.type", "b3"),
                "Spring Boot does not read and write traceparent (expected: W3C among"
                        + " management.tracing.propagation.type)");
        breaks("traces-exported", without("evenkeel.otlp.endpoint"), "nowhere (expected: evenkeel.otlp.endpoint)");
        breaks(
                "logs-correlated",
                set("logging.structured.json.context.include", "false"),
                "logging.structured.json.context.include=false (expected: true)");
        breaks(
                "retries-budgeted",
                explained("outbound.retry.max-tokens", "evenkeel.dependencies.payments.retry.max-tokens", "10000"),
                "payments 1 for each success, 10000 in all (expected: at most 1 for each success, 50 in all)");
        breaks(
                "retried-once",
                service -> service.configurations.add(Retried.class),
                "bean stock is retried by Resilience4j as well (expected: retries in one layer only)");
        breaks(
                "breakers-enforced",
                explained("mode", "evenkeel.dependencies.payments.mode", "observe"),
                "payments mode observe (expected: enforce)");
        breaks(
                "concurrency-limited",
                explained("outbound.concurrency-limit", "evenkeel.dependencies.payments.concurrency-limit", "100000"),
                "payments 100000 (expected: at most 500)");
        breaks(
                "resources-limited",
                service -> service.cpus = null,
                "memory 512 MiB, CPU without a limit (expected: a limit of each, by the container)");
        breaks(
                "deviations-explained",
                set("evenkeel.outbound.retry.max-retries", "3"),
                "outbound.retry.max-retries has no reason (expected: evenkeel.deviations.<key>.because, and .until a day that has not"
                        + " passed)");
        breaks(
                "sdk-recent",
                set("evenkeel.standard.file", OtherClassPath.file("practices.sdk-months = 11")),
                version() + " of " + WellKept.BUILT + " (expected: at most 11 months old)");
        breaks(
                "telemetry-redacted",
                explained("redaction.enabled", "evenkeel.redaction.enabled", "false"),
                "evenkeel.redaction.enabled=false (expected: true)");
        breaks(
                "latency-promised",
                set("evenkeel.journeys.checkout.objectives.availability.target", "0.99"),
                "checkout (expected: an objective of latency)");
        breaks(
                "freshness-promised",
                service -> {
                    without("evenkeel.journeys.scheduled.objectives").accept(service);
                    set("evenkeel.journeys.scheduled.objectives.availability.target", "0.99")
                            .accept(service);
                },
                "scheduled (expected: an objective of freshness)");
        breaks(
                "deadlines-honoured",
                set("evenkeel.deadline.mode", "observe"),
                "deadline.mode observe (expected: enforce, a deviation that needs no reason: stricter than the standard's"
                        + " observe)");
        breaks(
                "clients-guarded",
                explained("outbound.jdk-http-client", "evenkeel.outbound.jdk-http-client", "false")
                        .andThen(service -> service.configurations.add(JdkClient.class)),
                "evenkeel.outbound.jdk-http-client=false for bean jdkClient (expected: true)");
        breaks(
                "context-carried",
                explained("context.propagate-executors", "evenkeel.context.propagate-executors", "false"),
                "evenkeel.context.propagate-executors=false (expected: true)");
        breaks(
                "standard-current",
                set("evenkeel.standard.version", "2025.2")
                        .andThen(set("evenkeel.standard.until", "2999-12-31"))
                        .andThen(service -> service.classPath = OtherClassPath.withAnOlderStandard()),
                "2025.2 (expected: the newest standard of the SDK)");
        breaks(
                "memory-exhaustion-handled",
                service -> service.outOfMemoryOption = null,
                "a process without memory goes on (expected: -XX:+ExitOnOutOfMemoryError)");
        breaks("user-unprivileged", service -> service.userId = 0L, "user id 0, which is root (expected: another)");
        breaks(
                "sdk-faultless",
                service -> service.configurations.add(Faulted.class),
                "reliability.sdk.faults {observer=1} (expected: none)");
    }

    private PracticeMutations() {}

    static Stream<String> practices() {
        return GuideMap.practices().stream().map(Practice::id);
    }

    static void assertThatThereIsOneForEachPractice() {
        assertThat(TABLE.keySet()).containsExactlyElementsOf(practices().toList());
    }

    /** What the service answers that nobody has changed; started once. */
    static synchronized Map<String, Finding> unchanged() {
        if (unchanged == null) {
            unchanged = found(new WellKept());
        }
        return unchanged;
    }

    static void assertThatItFlipsItsPracticeAlone(String practice) {
        Mutation mutation = TABLE.get(practice);
        WellKept service = new WellKept();
        mutation.change().accept(service);

        Map<String, Finding> changed = found(service);

        Map<String, PracticeState> expected = states(unchanged());
        expected.put(practice, PracticeState.FAILED);
        assertThat(states(changed)).isEqualTo(expected);
        assertThat(changed.get(practice).evidence()).isEqualTo(mutation.evidence());
    }

    private static Map<String, Finding> found(WellKept service) {
        try (LaneApp app = service.start()) {
            return WellKept.found(app);
        } finally {
            forgetTheFormat();
        }
    }

    /** Spring Boot keeps the format in system properties, where the next application would find it. */
    static void forgetTheFormat() {
        System.clearProperty("CONSOLE_LOG_STRUCTURED_FORMAT");
        System.clearProperty("CONSOLE_LOG_PATTERN");
    }

    private static Map<String, PracticeState> states(Map<String, Finding> found) {
        return found.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().state(), (one, other) -> one, LinkedHashMap::new));
    }

    private static java.time.LocalDate today() {
        return new WellKept().today;
    }

    private static String version() {
        return AloneApp.heading().split(" ", -1)[2];
    }

    private static void breaks(String practice, Consumer<WellKept> change, String evidence) {
        TABLE.put(practice, new Mutation(change, evidence));
    }

    private static Consumer<WellKept> set(String key, String value) {
        return service -> service.properties.put(key, value);
    }

    /** Differs from the standard, and says why. */
    private static Consumer<WellKept> explained(String setting, String key, String value) {
        return set(key, value).andThen(service -> service.explain(setting));
    }

    /** Without a key and all that are below it. */
    private static Consumer<WellKept> without(String key) {
        return service -> assertThat(service.properties.keySet().removeIf(each -> each.startsWith(key)))
                .as(key)
                .isTrue();
    }

    @Configuration(proxyBeanMethods = false)
    static class Retried {
        @Bean
        Stock stock() {
            return new Stock();
        }
    }

    @Retry(name = "stock")
    static class Stock {}

    @Configuration(proxyBeanMethods = false)
    static class JdkClient {
        @Bean
        java.net.http.HttpClient jdkClient() {
            return java.net.http.HttpClient.newHttpClient();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Faulted {
        @Bean
        InitializingBean fault(Reliability reliability) {
            return () -> reliability.faults().isolated(Component.OBSERVER, new IllegalStateException());
        }
    }
}
