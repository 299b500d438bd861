package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.call.InvalidSettingException;
import io.evenkeel.guard.GuardMode;
import io.evenkeel.slo.Objective;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ReliabilityBuilderTest {
    private static final String NAME =
            " (expected: 1 to 100 letters, digits, '.', '_', '-' or ':', a letter or digit first)";

    private final ReliabilityBuilder builder =
            Reliability.builder(new SimpleMeterRegistry()).announced(false);

    @Test
    void aJourneyNameThatCannotBeALabelIsRefused() {
        assertThatThrownBy(() -> builder.journey("check out"))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("journey: check out" + NAME);
    }

    @Test
    void aDependencyNameThatCannotBeALabelIsRefused() {
        assertThatThrownBy(() -> builder.dependency(""))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("dependency: " + NAME);
    }

    @Test
    void anObjectiveIsDeclaredOnceInAJourney() {
        builder.journey("checkout", journey -> journey.objective(Objective.availability("0.99")));

        assertThatThrownBy(() ->
                        builder.journey("checkout", journey -> journey.objective(Objective.availability("0.999"))))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("journeys.checkout.objective: availability"
                        + " (expected: a name that is not taken in this journey)");
    }

    @Test
    void aGuardOutOfItsRangeIsRefusedWhenBuilt() {
        builder.dependency("payments", dependency -> dependency.timeout(Duration.ZERO));

        assertThatThrownBy(builder::build)
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("dependencies.payments.timeout: PT0S (expected: a duration from 1ms to 1h)");
    }

    @Test
    @SuppressWarnings("NullAway")
    void whatIsMissingIsNamed() {
        Reliability reliability = builder.build();

        assertMissing("registry", () -> Reliability.builder(null));
        assertMissing("service", () -> builder.service(null));
        assertMissing("tier", () -> builder.tier(null));
        assertMissing("mode", () -> builder.mode(null));
        assertMissing("name", () -> builder.journey(null));
        assertMissing("name", () -> builder.dependency(null));
        assertMissing("declaration", () -> builder.dependency("payments", null));
        assertMissing("defaults", () -> builder.dependencyDefaults(null));
        assertMissing("observer", () -> builder.observer(null));
        assertMissing("framework", () -> builder.framework(null));
        assertMissing("histogramBoundaries", () -> builder.histogramBoundaries(null));
        assertMissing("nanoClock", () -> builder.nanoClock(null));
        assertMissing("name", () -> reliability.journey(null));
        assertMissing("name", () -> reliability.dependency(null));
    }

    @Test
    void whatIsDeclaredIsThereInOrderOfItsName() {
        Reliability reliability = builder.journey("search")
                .journey("checkout")
                .dependency("payments")
                .dependency("catalog")
                .build();

        assertThat(reliability.journeys()).extracting(Journey::name).containsExactly("checkout", "search");
        assertThat(reliability.dependencies()).extracting(Dependency::name).containsExactly("catalog", "payments");
        assertThat(reliability.journey("search")).isSameAs(reliability.journey("search"));
        assertThat(reliability.dependency("catalog")).isSameAs(reliability.dependency("catalog"));
    }

    @Test
    void aJourneyWithoutAnObjectiveOfItsOwnHasThoseOfTheStandard() {
        Reliability reliability = builder.journey("checkout").build();

        assertThat(reliability.journey("checkout").objectives())
                .containsExactly(Objective.availability("0.999"), Objective.latency("0.99", Duration.ofSeconds(1)));
    }

    @Test
    void aSecondDeclarationAddsToTheFirst() {
        Reliability reliability = builder.journey(
                        "checkout", journey -> journey.objective(Objective.availability("0.99")))
                .journey("checkout", journey -> journey.objective(Objective.latency("0.9", Duration.ofSeconds(2))))
                .dependency(
                        "payments", dependency -> dependency.concurrencyLimit(7).timeout(Duration.ofSeconds(7)))
                .dependency("payments", dependency -> dependency.timeout(Duration.ofSeconds(8)))
                .build();

        assertThat(reliability.journey("checkout").objectives())
                .containsExactly(Objective.availability("0.99"), Objective.latency("0.9", Duration.ofSeconds(2)));
        assertThat(reliability.dependency("payments").settings().concurrencyLimit())
                .isEqualTo(7);
        assertThat(reliability.dependency("payments").settings().timeout()).isEqualTo(Duration.ofSeconds(8));
    }

    @Test
    void anObjectiveIsReplacedWhereItStandsAndAddedWhereThereIsNone() {
        Reliability reliability = builder.journey(
                        "checkout", journey -> journey.objective(Objective.availability("0.99"))
                                .objective(Objective.latency("0.9", Duration.ofSeconds(2))))
                .journey("checkout", journey -> journey.replaceObjective(Objective.availability("0.95"))
                        .replaceObjective(Objective.availability("0.9").named("second")))
                .build();

        assertThat(reliability.journey("checkout").objectives())
                .containsExactly(
                        Objective.availability("0.95"),
                        Objective.latency("0.9", Duration.ofSeconds(2)),
                        Objective.availability("0.9").named("second"));
    }

    @Test
    void laterDefaultsOfDependenciesAddToTheFirst() {
        Reliability reliability = builder.dependencyDefaults(
                        defaults -> defaults.timeout(Duration.ofSeconds(3)).concurrencyLimit(7))
                .dependencyDefaults(defaults -> defaults.concurrencyLimit(8))
                .build();

        assertThat(reliability.dependency("late").settings().timeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(reliability.dependency("late").settings().concurrencyLimit()).isEqualTo(8);
    }

    @Test
    void theDefaultsOfDependenciesAreThoseOfTheStandardUnlessChanged() {
        Reliability reliability = builder.mode(GuardMode.OFF)
                .dependencyDefaults(defaults -> defaults.timeout(Duration.ofSeconds(3)))
                .dependency("payments", dependency -> dependency.timeout(Duration.ofSeconds(4)))
                .build();

        assertThat(reliability.dependency("payments").settings().timeout()).isEqualTo(Duration.ofSeconds(4));
        assertThat(reliability.dependency("late").settings().timeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(reliability.dependency("late").settings().concurrencyLimit()).isEqualTo(500);
        assertThat(reliability.dependency("late").settings().mode()).isEqualTo(GuardMode.OFF);
    }

    @Test
    void defaultsOutOfTheirRangeAreRefusedWhenBuiltEvenIfNoDependencyIsDeclared() {
        builder.dependencyDefaults(defaults -> defaults.timeout(Duration.ZERO));

        assertThatThrownBy(builder::build)
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("dependency-defaults.timeout: PT0S (expected: a duration from 1ms to 1h)");
    }

    private static void assertMissing(String name, ThrowingCallable use) {
        assertThatThrownBy(use).isInstanceOf(NullPointerException.class).hasMessage(name);
    }
}
