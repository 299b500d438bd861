package io.evenkeel.spring.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.guard.GuardMode;
import io.evenkeel.slo.Objective;
import io.evenkeel.spring.config.JourneyProperties.ObjectiveProperties;
import io.evenkeel.standard.PlatformStandard;
import io.evenkeel.standard.Standard;
import io.evenkeel.standard.Tier;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** An annotation can hold only a text: what it says has to be what the standard says. */
class DefaultsTest {
    private static final EvenkeelProperties UNSAID =
            new Binder(new MapConfigurationPropertySource(Map.of())).bindOrCreate("evenkeel", EvenkeelProperties.class);

    @Test
    void outboundDefaultsAreThoseOfTheStandard() {
        Standard standard = Standard.current();

        assertThat(UNSAID.outbound())
                .isEqualTo(new EvenkeelProperties.Outbound(
                        standard.connectTimeout(),
                        standard.timeout(),
                        standard.concurrencyLimit(),
                        Set.copyOf(standard.idempotentMethods()),
                        new EvenkeelProperties.Retry(
                                standard.maxRetries(),
                                standard.retryBackoff(),
                                standard.retryMaxBackoff(),
                                standard.retryTokensPerSuccess(),
                                standard.retryMaxTokens()),
                        true,
                        true,
                        true,
                        true,
                        true,
                        true,
                        true,
                        true,
                        true));
    }

    @Test
    void deadlinesAreThoseOfTheStandard() {
        Standard standard = Standard.current();

        assertThat(UNSAID.deadline())
                .isEqualTo(new EvenkeelProperties.Deadline(
                        standard.deadlinesEnforced() ? GuardMode.ENFORCE : GuardMode.OBSERVE,
                        standard.trustedPeers(),
                        standard.longestDeadline()));
    }

    @Test
    void nothingIsSwitchedUnlessTheApplicationSaysWhere() {
        assertThat(UNSAID.switching().file()).isNull();
        assertThat(UNSAID.endpoint().writeEnabled()).isFalse();
    }

    @Test
    void theTierIsThatOfTheStandardAndGuardsEnforce() {
        assertThat(UNSAID.tier()).isEqualTo(Standard.current().tier());
        assertThat(UNSAID.mode()).isEqualTo(GuardMode.ENFORCE);
    }

    @Test
    void theWindowOfAnObjectiveIsThatOfTheStandardWhichIsThatOfTheCore() {
        assertThat(new Binder(new MapConfigurationPropertySource(Map.of()))
                        .bindOrCreate("objective", ObjectiveProperties.class)
                        .window())
                .isNull();
        assertThat(PlatformStandard.shipped().forTier(Tier.MEDIUM).duration("objectives.window"))
                .isEqualTo(Objective.DEFAULT_WINDOW);
    }

    @Test
    void aDependencyHasNoDefaultsOfItsOwn() {
        assertThat(new Binder(new MapConfigurationPropertySource(Map.of()))
                        .bindOrCreate("dependency", DependencyProperties.class))
                .isEqualTo(new DependencyProperties(
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        new DependencyProperties.Breaker(null, null, null, null, null),
                        new DependencyProperties.Retry(null, null, null, null, null)));
    }
}
