package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.evenkeel.guard.BreakerSettings;
import io.evenkeel.guard.GuardMode;
import io.evenkeel.guard.ModeSwitch.Overrides;
import io.evenkeel.logging.LogLines;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModesTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Readings readings = new Readings(registry);
    private final Reliability reliability = Reliability.builder(registry)
            .announced(false)
            .dependency("payments", spec -> spec.concurrencyLimit(1))
            .dependency("stock", spec -> spec.concurrencyLimit(1).mode(GuardMode.OBSERVE))
            .build();
    private final Dependency payments = reliability.dependency("payments");
    private final Dependency stock = reliability.dependency("stock");

    @Test
    void aSwitchIsInForceForTheNextCallToEveryDependency() {
        payments.start();
        assertThat(catchThrowable(payments::start)).hasMessage("call to payments refused: bulkhead_full");

        override(GuardMode.OFF, Map.of());

        payments.start();
        assertThat(payments.mode()).isEqualTo(GuardMode.OFF);
        assertThat(stock.mode()).isEqualTo(GuardMode.OFF);
        assertThat(reliability.dependency("first called now").mode()).isEqualTo(GuardMode.OFF);
        assertThat(payments.settings().mode()).isEqualTo(GuardMode.ENFORCE);
    }

    @Test
    void whatIsNamedGoesBeforeAllAndBothGoBeforeTheConfiguration() {
        override(GuardMode.OFF, Map.of("stock", GuardMode.ENFORCE));
        assertThat(payments.mode()).isEqualTo(GuardMode.OFF);
        assertThat(stock.mode()).isEqualTo(GuardMode.ENFORCE);

        override(null, Map.of("payments", GuardMode.OBSERVE));
        assertThat(payments.mode()).isEqualTo(GuardMode.OBSERVE);
        assertThat(stock.mode()).isEqualTo(GuardMode.OBSERVE);

        reliability.modes().override(Overrides.NONE, "test");
        assertThat(payments.mode()).isEqualTo(GuardMode.ENFORCE);
    }

    @Test
    void aCallKeepsToTheModeItBeganIn() {
        var call = payments.start();
        override(GuardMode.OFF, Map.of());
        call.succeeded(null);
        reliability.modes().override(Overrides.NONE, "test");

        payments.start();

        assertThat(catchThrowable(payments::start)).hasMessage("call to payments refused: bulkhead_full");
    }

    @Test
    void theBreakerGoesOnWithWhatItKnewWhenItIsSwitchedBackOn() {
        payments.change(
                spec -> spec.breaker(new BreakerSettings(1, 2, Duration.ofSeconds(30), Duration.ofSeconds(30), 1)));
        fail();
        override(GuardMode.OFF, Map.of());
        fail();
        fail();
        reliability.modes().override(Overrides.NONE, "test");

        fail();

        assertThat(catchThrowable(payments::start)).hasMessage("call to payments refused: circuit_open");
    }

    @Test
    void theInfoMeterShowsTheModeInForceAndNoOther() {
        assertThat(modesShown()).isEqualTo("enforce");

        override(GuardMode.OFF, Map.of());
        assertThat(modesShown()).isEqualTo("off");
        override(null, Map.of("stock", GuardMode.ENFORCE));

        assertThat(modesShown()).isEqualTo("enforce");
        assertThat(reliability.modes().mode()).isEqualTo(GuardMode.ENFORCE);
        assertThat(reliability.modes().overrides()).isEqualTo(new Overrides(null, Map.of("stock", GuardMode.ENFORCE)));
    }

    @Test
    void whatIsSwitchedAndByWhomAreOfTheSameMoment() {
        reliability.modes().override(new Overrides(GuardMode.OFF, Map.of("stock", GuardMode.ENFORCE)), "one");
        Modes.Switched before = reliability.modes().switched();

        reliability.modes().override(new Overrides(GuardMode.OBSERVE, Map.of("stock", GuardMode.OFF)), "another");

        assertThat(before.overrides()).isEqualTo(new Overrides(GuardMode.OFF, Map.of("stock", GuardMode.ENFORCE)));
        assertThat(before.by(null)).isEqualTo("switched by one");
        assertThat(before.by("stock")).isEqualTo("switched by one");
        assertThat(reliability.modes().switched().by(null)).isEqualTo("switched by another");
        assertThat(reliability.modes().switched().by("stock")).isEqualTo("switched by another");
    }

    @Test
    void eachChangeIsLoggedOnce() {
        try (LogLines log = new LogLines("io.evenkeel.mode")) {
            override(GuardMode.OFF, Map.of());
            override(GuardMode.OFF, Map.of());
            override(GuardMode.OBSERVE, Map.of("stock", GuardMode.ENFORCE, "payments", GuardMode.OFF));
            override(null, Map.of());

            assertThat(log.lines())
                    .containsExactly(
                            "WARN Guards switched by test: as configured -> off",
                            "WARN Guards switched by test: off -> observe, payments off, stock enforce",
                            "WARN Guards switched by test: observe, payments off, stock enforce -> as configured");
        }
    }

    @Test
    void changingADependencyKeepsWhatItHasCounted() {
        fail();
        payments.start();

        payments.change(spec -> spec.timeout(Duration.ofSeconds(3)).mode(GuardMode.ENFORCE));

        assertThat(payments.settings().timeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(catchThrowable(payments::start)).hasMessage("call to payments refused: bulkhead_full");
        assertThat(readings.of("dependency.calls"))
                .isEqualTo(Map.of("payments failure", 1.0, "payments rejected", 1.0));
    }

    @Test
    void aChangeThatIsWrongChangesNothing() {
        var before = payments.settings();

        assertThat(catchThrowable(() -> payments.change(spec -> spec.concurrencyLimit(0))))
                .hasMessage("dependencies.payments.concurrency-limit: 0 (expected: 1 to 1000000)");

        assertThat(payments.settings()).isSameAs(before);
    }

    @Test
    void anotherBreakerStartsAnewAndItsStateFollows() {
        payments.change(
                spec -> spec.breaker(new BreakerSettings(1, 1, Duration.ofSeconds(30), Duration.ofSeconds(30), 1)));
        fail();
        assertThat(readings.of("dependency.breaker.state")).containsEntry("payments open", 1.0);

        payments.change(
                spec -> spec.breaker(new BreakerSettings(1, 2, Duration.ofSeconds(30), Duration.ofSeconds(30), 1)));

        payments.start();
        assertThat(readings.of("dependency.breaker.state")).containsEntry("payments closed", 1.0);
    }

    private String modesShown() {
        return String.join(
                " ",
                registry.getMeters().stream()
                        .filter(meter -> meter.getId().getName().equals("reliability.info"))
                        .map(meter -> meter.getId().getTag("mode"))
                        .toList());
    }

    private void fail() {
        payments.start().failed(new IllegalStateException("down"));
    }

    private void override(@org.jspecify.annotations.Nullable GuardMode all, Map<String, GuardMode> named) {
        reliability.modes().override(new Overrides(all, named), "test");
    }
}
