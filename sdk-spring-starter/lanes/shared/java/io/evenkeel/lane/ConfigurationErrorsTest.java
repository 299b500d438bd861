package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What the SDK itself refuses, in the words that a user reads. */
@ExtendWith(OutputCaptureExtension.class)
class ConfigurationErrorsTest {
    private static final String OBJECTIVES = "evenkeel.journeys.checkout.objectives.";
    private static final String PAYMENTS = "evenkeel.dependencies.payments.";
    private static final String TARGET =
            "> 5/6 and < 1, such as 0.999; up to 5/6 not even a total failure reaches an alert that pages";
    private static final String NAME = "1 to 100 letters, digits, '.', '_', '-' or ':', a letter or digit first";

    @ParameterizedTest(name = "{0}")
    @MethodSource({
        "objectives",
        "dependencies",
        "defaults",
        "retries",
        "deadlines",
        "logs",
        "propagation",
        "names",
        "redaction",
        "executors"
    })
    void theStartFailsAndTheReportSaysWhatWasExpected(
            String properties, String setting, String value, String expected, String origin, CapturedOutput output) {
        assertThat(FailedStart.report(output, properties.split(" & ")))
                .isEqualTo(FailedStart.refused(setting, value, expected, origin));
    }

    static List<Arguments> executors() {
        String excluded = "evenkeel.context.excluded-executors";
        return List.of(refused(excluded + "=nobody", excluded, "nobody", "names of beans of type Executor"));
    }

    static List<Arguments> objectives() {
        String target = OBJECTIVES + "availability.target";
        return List.of(
                refused(target + "=1.5", target, "1.5", TARGET),
                refused(target + "=0", target, "0", TARGET),
                refused(target + "=0.8", target, "0.8", TARGET),
                arguments(
                        OBJECTIVES + "latency.threshold=300ms",
                        OBJECTIVES + "latency.target",
                        "missing",
                        TARGET,
                        OBJECTIVES + "latency.threshold"),
                arguments(
                        OBJECTIVES + "speed.target=0.99",
                        OBJECTIVES + "speed.kind",
                        "missing",
                        "availability, latency or freshness, as the objective is not named after its kind",
                        OBJECTIVES + "speed.target"),
                arguments(
                        OBJECTIVES + "latency.target=0.99",
                        OBJECTIVES + "latency.threshold",
                        "missing",
                        "a duration > 0, such as 300ms",
                        OBJECTIVES + "latency.target"),
                refused(
                        target + "=0.99 & " + OBJECTIVES + "availability.threshold=1s",
                        OBJECTIVES + "availability.threshold",
                        "PT1S",
                        "none for an objective of kind availability"),
                refused(
                        target + "=0.99 & " + OBJECTIVES + "availability.window=12h",
                        OBJECTIVES + "availability.window",
                        "PT12H",
                        "whole days, from 1d to 90d"));
    }

    static List<Arguments> dependencies() {
        return List.of(
                arguments(
                        PAYMENTS + "hosts=http://payments",
                        PAYMENTS + "hosts[0]",
                        "http://payments",
                        "a host such as payments.internal, or a host and port such as localhost:8081",
                        PAYMENTS + "hosts"),
                arguments(
                        PAYMENTS + "hosts=a.internal & evenkeel.dependencies.stock.hosts=b.internal,A.internal",
                        "evenkeel.dependencies.stock.hosts[1]",
                        "A.internal",
                        "a host that is not taken by dependency payments",
                        "evenkeel.dependencies.stock.hosts"),
                refused(PAYMENTS + "timeout=0", PAYMENTS + "timeout", "PT0S", "a duration from 1ms to 1h"),
                refused(PAYMENTS + "concurrency-limit=0", PAYMENTS + "concurrency-limit", "0", "1 to 1000000"),
                refused(
                        PAYMENTS + "breaker.failure-ratio=0",
                        PAYMENTS + "breaker.failure-ratio",
                        "0.0",
                        "> 0 and <= 1"),
                refused(
                        PAYMENTS + "breaker.window=1500ms",
                        PAYMENTS + "breaker.window",
                        "PT1.5S",
                        "whole seconds, from 1s to 10m"),
                arguments(
                        PAYMENTS + "timeout=1s",
                        "evenkeel.dependencies.payments",
                        "unknown",
                        "a dependency that some call leads to: give it hosts, or call Reliability.dependency(\"payments\")"
                                + " while the application starts",
                        PAYMENTS + "timeout"));
    }

    static Stream<Arguments> defaults() {
        return Stream.concat(
                Stream.of("connect-timeout=0:PT0S", "connect-timeout=-1s:PT-1S", "timeout=0:PT0S", "timeout=2h:PT2H")
                        .map(given -> {
                            String property = "evenkeel.outbound." + given.substring(0, given.indexOf(':'));
                            return refused(
                                    property,
                                    property.substring(0, property.indexOf('=')),
                                    given.substring(given.indexOf(':') + 1),
                                    "a duration from 1ms to 1h");
                        }),
                Stream.of(
                        refused(
                                "evenkeel.outbound.concurrency-limit=0",
                                "evenkeel.outbound.concurrency-limit",
                                "0",
                                "1 to 1000000"),
                        arguments(
                                "evenkeel.inbound.probe-paths=/livez,alive",
                                "evenkeel.inbound.probe-paths[1]",
                                "alive",
                                "a path such as /livez",
                                "evenkeel.inbound.probe-paths")));
    }

    static Stream<Arguments> retries() {
        return Stream.of("evenkeel.outbound.retry.", PAYMENTS + "retry.")
                .flatMap(prefix -> Stream.of(
                        refused(prefix + "max-retries=11", prefix + "max-retries", "11", "0 to 10"),
                        refused(prefix + "backoff=2m", prefix + "backoff", "PT2M", "a duration from 1ms to 1m"),
                        refused(prefix + "max-backoff=0", prefix + "max-backoff", "PT0S", "a duration from 1ms to 10m"),
                        refused(prefix + "tokens-per-success=-1", prefix + "tokens-per-success", "-1.0", "0 to 10"),
                        refused(prefix + "max-tokens=10001", prefix + "max-tokens", "10001", "0 to 10000")));
    }

    static List<Arguments> deadlines() {
        String peers = "evenkeel.deadline.trusted-peers";
        return List.of(
                arguments(
                        peers + "=10.0.0.0/8,mesh.internal",
                        peers + "[1]",
                        "mesh.internal",
                        "an address such as 10.1.2.3, or a network such as 10.0.0.0/8 or fc00::/7",
                        peers),
                refused("evenkeel.deadline.max=2h", "evenkeel.deadline.max", "PT2H", "a duration from 1ms to 1h"),
                refused(
                        "evenkeel.journeys.checkout.deadline=0",
                        "evenkeel.journeys.checkout.deadline",
                        "PT0S",
                        "a duration from 1ms to 1h"),
                refused(
                        PAYMENTS + "attempt-timeout=0",
                        PAYMENTS + "attempt-timeout",
                        "PT0S",
                        "a duration from 1ms to 1h"),
                refused(
                        "evenkeel.outbound.idempotent-methods=GET,get",
                        "evenkeel.outbound.idempotent-methods",
                        "get",
                        "HTTP methods in capital letters, such as GET, PUT"));
    }

    static List<Arguments> propagation() {
        return List.of(
                refused(
                        "evenkeel.tracing.response-header=X-Trace Id",
                        "evenkeel.tracing.response-header",
                        "X-Trace Id",
                        "the name of a header, such as X-Trace-Id"),
                arguments(
                        "evenkeel.baggage.allowed-keys=tenant,ten=ant",
                        "evenkeel.baggage.allowed-keys[1]",
                        "ten=ant",
                        "a key of baggage, such as tenant",
                        "evenkeel.baggage.allowed-keys"),
                arguments(
                        "evenkeel.baggage.internal-hosts=*.corp.example.com,*",
                        "evenkeel.baggage.internal-hosts[1]",
                        "*",
                        "a host such as ledger.example.com, or *.example.com for all below it",
                        "evenkeel.baggage.internal-hosts"));
    }

    static List<Arguments> logs() {
        return List.of(
                refused(
                        "evenkeel.logs.bad-events-every=500ms",
                        "evenkeel.logs.bad-events-every",
                        "PT0.5S",
                        "a duration from 1s to 1h"),
                refused(
                        "evenkeel.logs.baggage-keys=tenant,message",
                        "evenkeel.logs.baggage-keys",
                        "message",
                        "names of 1 to 64 letters, digits, '.', '_' or '-', a letter or digit first, that differ up to the"
                                + " first '.' from each other and from the log's own keys"));
    }

    static List<Arguments> redaction() {
        String prefix = "evenkeel.redaction.";
        return List.of(
                arguments(
                        prefix + "names=tenant,!",
                        prefix + "names[1]",
                        "!",
                        "the name of an attribute, of 1 to 100 characters",
                        prefix + "names"),
                arguments(
                        prefix + "patterns=K-[0-9]+,(",
                        prefix + "patterns[1]",
                        "(",
                        "a regular expression of 1 to 200 characters that does not match the empty text",
                        prefix + "patterns"),
                arguments(
                        prefix + "keep=tenant",
                        prefix + "keep[0]",
                        "tenant",
                        "one of the standard names, such as http.url",
                        prefix + "keep"));
    }

    static List<Arguments> names() {
        return List.of(
                arguments(
                        "evenkeel.journeys[check out].routes=/orders",
                        "evenkeel.journeys.check out",
                        "check out",
                        NAME,
                        "evenkeel.journeys[check out].routes"),
                arguments(
                        "evenkeel.dependencies[pay ments].hosts=payments.internal",
                        "evenkeel.dependencies.pay ments",
                        "pay ments",
                        NAME,
                        "evenkeel.dependencies[pay ments].hosts"),
                arguments(
                        "evenkeel.journeys.checkout.objectives[9 nines].kind=availability"
                                + " & evenkeel.journeys.checkout.objectives[9 nines].target=0.9",
                        "evenkeel.journeys.checkout.objectives.9 nines.name",
                        "9 nines",
                        NAME,
                        "evenkeel.journeys.checkout.objectives[9 nines].kind"));
    }

    private static Arguments refused(String properties, String setting, String value, String expected) {
        return arguments(properties, setting, value, expected, setting);
    }
}
