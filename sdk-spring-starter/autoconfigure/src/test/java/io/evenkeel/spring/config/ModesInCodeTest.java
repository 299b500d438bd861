package io.evenkeel.spring.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.Reliability;
import io.evenkeel.guard.GuardMode;
import io.evenkeel.guard.GuardSettings;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** The configuration goes before the defaults of dependencies in code, key by key. */
class ModesInCodeTest {
    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withUserConfiguration(ReliabilityConfiguration.class)
            .withBean(
                    ReliabilityCustomizer.class,
                    () -> builder -> builder.dependencyDefaults(
                            spec -> spec.mode(GuardMode.OFF).deadlineMode(GuardMode.OFF)));

    @Test
    void whatIsNotConfiguredIsAsInCode() {
        assertModes(runner, GuardMode.OFF, GuardMode.OFF);
    }

    @Test
    void eachKeyGoesBeforeItsOwnPart() {
        assertModes(runner.withPropertyValues("evenkeel.mode=enforce"), GuardMode.ENFORCE, GuardMode.OFF);
        assertModes(runner.withPropertyValues("evenkeel.deadline.mode=observe"), GuardMode.OFF, GuardMode.OBSERVE);
    }

    private static void assertModes(ApplicationContextRunner application, GuardMode mode, GuardMode deadlines) {
        application.run(context -> {
            Reliability reliability = context.getBean(Reliability.class);
            GuardSettings late = reliability.dependency("late").settings();
            assertThat(late.mode()).isEqualTo(mode);
            assertThat(late.deadlineMode()).isEqualTo(deadlines);
            assertThat(reliability.dependencyDefaults().mode()).isEqualTo(mode);
            assertThat(reliability.dependencyDefaults().deadlineMode()).isEqualTo(deadlines);
        });
    }
}
