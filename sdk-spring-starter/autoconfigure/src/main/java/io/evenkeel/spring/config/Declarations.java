package io.evenkeel.spring.config;

import io.evenkeel.DependencySpec;
import io.evenkeel.JourneySpec;
import io.evenkeel.ReliabilityBuilder;
import io.evenkeel.call.InvalidSettingException;
import io.evenkeel.guard.BreakerSettings;
import io.evenkeel.guard.GuardMode;
import io.evenkeel.guard.RetrySettings;
import io.evenkeel.slo.Objective;
import io.evenkeel.slo.ObjectiveKind;
import io.evenkeel.spring.config.JourneyProperties.ObjectiveProperties;
import io.evenkeel.tracing.BaggageHeader;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Declares in a builder what the properties say. */
final class Declarations {
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE");

    private final EvenkeelProperties properties;
    private final Predicate<String> isSet;

    /**
     * @param isSet whether the application itself says a key below {@code evenkeel}; a mere default beats nothing that
     *     has been said in code
     */
    Declarations(EvenkeelProperties properties, Predicate<String> isSet) {
        this.properties = properties;
        this.isSet = isSet;
    }

    void declareIn(ReliabilityBuilder builder) {
        checkProbePaths(properties.inbound().probePaths());
        EvenkeelProperties.Outbound outbound = properties.outbound();
        check("outbound.connect-timeout", outbound.connectTimeout());
        check("deadline.max", properties.deadline().max());
        checkMethods(outbound.idempotentMethods());
        checkPropagation();
        if (isSet.test("tier")) {
            builder.tier(properties.tier());
        }
        if (isSet.test("mode")) {
            builder.mode(properties.mode());
            builder.dependencyDefaults(defaults -> defaults.mode(properties.mode()));
        }
        if (isSet.test("deadline.mode")) {
            GuardMode deadlines = properties.deadline().mode();
            builder.deadlineMode(deadlines).dependencyDefaults(defaults -> defaults.deadlineMode(deadlines));
        }
        declare(properties.logs(), builder);
        if (isSet.test("outbound.timeout")) {
            builder.dependencyDefaults(defaults -> defaults.timeout(outbound.timeout()));
        }
        if (isSet.test("outbound.concurrency-limit")) {
            builder.dependencyDefaults(defaults -> defaults.concurrencyLimit(outbound.concurrencyLimit()));
        }
        builder.dependencyDefaults(defaults -> retry(() -> defaults.retry(retry(outbound.retry(), defaults.retry()))));
        properties.journeys().forEach((name, journey) -> builder.journey(name, spec -> declare(journey, spec)));
        properties
                .dependencies()
                .forEach((name, dependency) -> builder.dependency(name, spec -> declare(dependency, spec)));
    }

    private void declare(EvenkeelProperties.Logs logs, ReliabilityBuilder builder) {
        if (isSet.test("logs.datadog")) {
            builder.logs(spec -> spec.datadog(logs.datadog()));
        }
        if (isSet.test("logs.baggage-keys")) {
            builder.logs(spec -> spec.baggageKeys(logs.baggageKeys()));
        }
        if (isSet.test("logs.bad-events")) {
            builder.logs(spec -> spec.badEvents(logs.badEvents()));
        }
        if (isSet.test("logs.bad-events-every")) {
            builder.logs(spec -> spec.badEventsEvery(logs.badEventsEvery()));
        }
    }

    private void checkPropagation() {
        InternalHosts.of(
                properties.baggage().internalHosts(),
                TrustedPeers.of(properties.deadline().trustedPeers()));
        List<String> keys = properties.baggage().allowedKeys();
        for (int i = 0; i < keys.size(); i++) {
            if (!BaggageHeader.isToken(keys.get(i))) {
                throw new InvalidSettingException(
                        "baggage.allowed-keys[" + i + "]", keys.get(i), "a key of baggage, such as tenant");
            }
        }
        String header = properties.tracing().responseHeader();
        if (header != null && !BaggageHeader.isToken(header)) {
            throw new InvalidSettingException(
                    "tracing.response-header", header, "the name of a header, such as X-Trace-Id");
        }
    }

    private static void checkProbePaths(List<String> paths) {
        for (int i = 0; i < paths.size(); i++) {
            if (!paths.get(i).startsWith("/")) {
                throw new InvalidSettingException(
                        "inbound.probe-paths[" + i + "]", paths.get(i), "a path such as /livez");
            }
        }
    }

    private static void check(String key, Duration value) {
        if (value.compareTo(Duration.ofMillis(1)) < 0 || value.compareTo(Duration.ofHours(1)) > 0) {
            throw new InvalidSettingException(key, value, "a duration from 1ms to 1h");
        }
    }

    private static void checkMethods(Set<String> methods) {
        for (String method : methods) {
            if (!METHODS.contains(method)) {
                throw new InvalidSettingException(
                        "outbound.idempotent-methods", method, "HTTP methods in capital letters, such as GET, PUT");
            }
        }
    }

    private void declare(JourneyProperties journey, JourneySpec spec) {
        if (journey.every() != null) {
            spec.every(journey.every());
        }
        if (journey.deadline() != null) {
            spec.deadline(journey.deadline());
        }
        journey.objectives().forEach((name, objective) -> {
            try {
                spec.replaceObjective(objective(name, objective));
            } catch (InvalidSettingException e) {
                throw e.below("objectives." + name);
            }
        });
    }

    private Objective objective(String name, ObjectiveProperties objective) {
        ObjectiveKind kind = objective.kind() == null ? kindNamed(name) : objective.kind();
        if (kind == null) {
            throw new InvalidSettingException(
                    "kind", null, "availability, latency or freshness, as the objective is not named after its kind");
        }
        if (objective.target() == null) {
            throw new InvalidSettingException("target", null, Objective.TARGET_RANGE);
        }
        return new Objective(name, kind, objective.target(), objective.threshold(), objective.window());
    }

    private static @Nullable ObjectiveKind kindNamed(String name) {
        return Arrays.stream(ObjectiveKind.values())
                .filter(kind -> kind.label().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static void declare(DependencyProperties dependency, DependencySpec spec) {
        if (dependency.mode() != null) {
            spec.mode(dependency.mode());
        }
        if (dependency.timeout() != null) {
            spec.timeout(dependency.timeout());
        }
        if (dependency.attemptTimeout() != null) {
            spec.attemptTimeout(dependency.attemptTimeout());
        }
        if (dependency.idempotent() != null) {
            spec.idempotent(dependency.idempotent());
        }
        retry(() -> spec.retry(retry(dependency.retry(), spec.retry())));
        if (dependency.concurrencyLimit() != null) {
            spec.concurrencyLimit(dependency.concurrencyLimit());
        }
        try {
            spec.breaker(breaker(dependency.breaker(), spec.breaker()));
        } catch (InvalidSettingException e) {
            throw e.below("breaker");
        }
    }

    private static void retry(Runnable declaration) {
        try {
            declaration.run();
        } catch (InvalidSettingException e) {
            throw e.below("retry");
        }
    }

    private RetrySettings retry(EvenkeelProperties.Retry chosen, RetrySettings inCode) {
        String retry = "outbound.retry.";
        return new RetrySettings(
                isSet.test(retry + "max-retries") ? chosen.maxRetries() : inCode.maxRetries(),
                isSet.test(retry + "backoff") ? chosen.backoff() : inCode.backoff(),
                isSet.test(retry + "max-backoff") ? chosen.maxBackoff() : inCode.maxBackoff(),
                isSet.test(retry + "tokens-per-success") ? chosen.tokensPerSuccess() : inCode.tokensPerSuccess(),
                isSet.test(retry + "max-tokens") ? chosen.maxTokens() : inCode.maxTokens());
    }

    private static RetrySettings retry(DependencyProperties.Retry chosen, RetrySettings defaults) {
        return new RetrySettings(
                chosen.maxRetries() == null ? defaults.maxRetries() : chosen.maxRetries(),
                chosen.backoff() == null ? defaults.backoff() : chosen.backoff(),
                chosen.maxBackoff() == null ? defaults.maxBackoff() : chosen.maxBackoff(),
                chosen.tokensPerSuccess() == null ? defaults.tokensPerSuccess() : chosen.tokensPerSuccess(),
                chosen.maxTokens() == null ? defaults.maxTokens() : chosen.maxTokens());
    }

    private static BreakerSettings breaker(DependencyProperties.Breaker chosen, BreakerSettings defaults) {
        return new BreakerSettings(
                chosen.failureRatio() == null ? defaults.failureRatio() : chosen.failureRatio(),
                chosen.minimumCalls() == null ? defaults.minimumCalls() : chosen.minimumCalls(),
                chosen.window() == null ? defaults.window() : chosen.window(),
                chosen.openFor() == null ? defaults.openFor() : chosen.openFor(),
                chosen.trialCalls() == null ? defaults.trialCalls() : chosen.trialCalls());
    }
}
