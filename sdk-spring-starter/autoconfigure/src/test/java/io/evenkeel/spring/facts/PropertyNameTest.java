package io.evenkeel.spring.facts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PropertyNameTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
                    outbound.timeout,                             evenkeel.outbound.timeout
                    tracing.sampling,                             management.tracing.sampling.probability
                    standard.reviewed,                            evenkeel.standard.reviewed
                    dependencies.bank.timeout,                    evenkeel.dependencies.bank.timeout
                    dependencies.bank.breaker.open-for,           evenkeel.dependencies.bank.breaker.open-for
                    dependencies.bank.eu.retry.max-retries,       evenkeel.dependencies[bank.eu].retry.max-retries
                    journeys.pay.objectives.latency.target,       evenkeel.journeys.pay.objectives.latency.target
                    journeys.Pay.now.objectives.fast.threshold,   evenkeel.journeys[Pay.now].objectives.fast.threshold
                    """)
    void whatTheConfigurationHasIsNamedAsItIsThere(String key, String property) {
        assertThat(PropertyName.of(key)).isEqualTo(property);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "breaker.window",
                "objectives.window",
                "practices.level",
                "dependency-defaults.timeout",
                "dependencies.bank.deadline-mode",
                "anything.else"
            })
    void whatItDoesNotHaveHasNoName(String key) {
        assertThat(PropertyName.of(key)).isNull();
    }

    @Test
    void aNameWithTheWordsOfAKeyInItIsStillOne() {
        assertThat(PropertyName.of("dependencies.a.retry.b.timeout"))
                .isEqualTo("evenkeel.dependencies[a.retry.b].timeout");
    }
}
