package io.evenkeel.spring.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.evenkeel.call.InvalidSettingException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused has a name that somebody can write into the configuration. */
class ConfiguredKeysTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mode                                      | evenkeel.mode
            deadline.max                              | evenkeel.deadline.max
            logs.bad-events-every                     | evenkeel.logs.bad-events-every
            dependency-defaults.mode                  | evenkeel.mode
            dependency-defaults.deadline-mode         | evenkeel.deadline.mode
            dependency-defaults.timeout               | evenkeel.outbound.timeout
            dependency-defaults.attempt-timeout       | evenkeel.dependencies.<name>.attempt-timeout
            dependency-defaults.concurrency-limit     | evenkeel.outbound.concurrency-limit
            dependency-defaults.breaker.window        | evenkeel.dependencies.<name>.breaker.window
            dependency-defaults.breaker.failure-ratio | evenkeel.dependencies.<name>.breaker.failure-ratio
            dependency-defaults.minimum-calls         | evenkeel.dependencies.<name>.breaker.minimum-calls
            dependency-defaults.open-for              | evenkeel.dependencies.<name>.breaker.open-for
            dependency-defaults.breaker.trial-calls   | evenkeel.dependencies.<name>.breaker.trial-calls
            dependency-defaults.retry.max-retries     | evenkeel.outbound.retry.max-retries
            dependency-defaults.backoff               | evenkeel.outbound.retry.backoff
            dependency-defaults.retry.max-backoff     | evenkeel.outbound.retry.max-backoff
            dependency-defaults.tokens-per-success    | evenkeel.outbound.retry.tokens-per-success
            dependency-defaults.retry.max-tokens      | evenkeel.outbound.retry.max-tokens
            dependencies.ledger.mode                  | evenkeel.dependencies.ledger.mode
            dependencies.ledger.deadline-mode         | evenkeel.deadline.mode
            dependencies.ledger.timeout               | evenkeel.dependencies.ledger.timeout
            dependencies.ledger.window                | evenkeel.dependencies.ledger.breaker.window
            dependencies.ledger.breaker.window        | evenkeel.dependencies.ledger.breaker.window
            dependencies.ledger.max-retries           | evenkeel.dependencies.ledger.retry.max-retries
            dependencies.ledger.retry.max-retries     | evenkeel.dependencies.ledger.retry.max-retries
            dependencies.a.b.retry.backoff            | evenkeel.dependencies.a.b.retry.backoff
            journeys.pay.objectives.fast.target       | evenkeel.journeys.pay.objectives.fast.target
            evenkeel.tier                             | evenkeel.tier
            management.tracing.sampling.probability   | management.tracing.sampling.probability
            """)
    void eachIsAKeyThatThereIs(String key, String named) throws IOException {
        InvalidSettingException refused = ConfiguredKeys.named(new InvalidSettingException(key, "0", "more"));

        assertThat(refused).hasMessage(named + ": 0 (expected: more)");
        String found = named.replaceFirst(
                        "^(evenkeel\\.dependencies|evenkeel\\.journeys)\\.(<name>|a\\.b|[a-z]+)\\.", "$1.*.")
                .replaceFirst("objectives\\.[a-z]+\\.", "objectives.*.");
        assertThat(known()).contains(found);
    }

    @Test
    void aNameThatIsNoneIsNamedItself() {
        assertThat(ConfiguredKeys.named(new InvalidSettingException("journey", "a b", "x")))
                .hasMessage("evenkeel.journeys.a b: a b (expected: x)");
        assertThat(ConfiguredKeys.named(new InvalidSettingException("dependency", "a b", "x")))
                .hasMessage("evenkeel.dependencies.a b: a b (expected: x)");
    }

    /** The keys of the metadata, and those below the maps, which it does not know. */
    private static Set<String> known() throws IOException {
        Set<String> known = new HashSet<>(Set.of("management.tracing.sampling.probability"));
        try (InputStream in =
                EvenkeelProperties.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
            known.addAll(JsonPath.<List<String>>read(in, "$.properties[*].name"));
        }
        collect(DependencyProperties.class, "evenkeel.dependencies.*.", known);
        collect(JourneyProperties.class, "evenkeel.journeys.*.", known);
        collect(JourneyProperties.ObjectiveProperties.class, "evenkeel.journeys.*.objectives.*.", known);
        return known;
    }

    private static void collect(Class<?> properties, String prefix, Set<String> known) {
        for (RecordComponent component : properties.getRecordComponents()) {
            String key =
                    prefix + component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            known.add(key);
            if (component.getType().isRecord()) {
                collect(component.getType(), key + ".", known);
            }
        }
    }
}
