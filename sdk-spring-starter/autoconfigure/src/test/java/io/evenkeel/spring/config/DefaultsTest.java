package io.evenkeel.spring.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.guard.GuardMode;
import io.evenkeel.slo.Objective;
import io.evenkeel.spring.config.JourneyProperties.ObjectiveProperties;
import io.evenkeel.standard.Standard;
import java.util.Map;
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
    void theTierIsThatOfTheStandardAndGuardsEnforce() {
        assertThat(UNSAID.tier()).isEqualTo(Standard.current().tier());
        assertThat(UNSAID.mode()).isEqualTo(GuardMode.ENFORCE);
    }

    @Test
    void theWindowOfAnObjectiveIsThatOfTheCore() {
        assertThat(new Binder(new MapConfigurationPropertySource(Map.of()))
                        .bindOrCreate("objective", ObjectiveProperties.class)
                        .window())
                .isEqualTo(Objective.DEFAULT_WINDOW);
    }

    @Test
    void aBreakerHasNoDefaultsOfItsOwn() {
        assertThat(new Binder(new MapConfigurationPropertySource(Map.of()))
                        .bindOrCreate("dependency", DependencyProperties.class)
                        .breaker())
                .isEqualTo(new DependencyProperties.Breaker(null, null, null, null, null));
    }
}
