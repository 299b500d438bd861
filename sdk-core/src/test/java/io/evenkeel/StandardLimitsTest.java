package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.evenkeel.call.InvalidSettingException;
import io.evenkeel.guard.GuardMode;
import io.evenkeel.guard.ModeSwitch.Overrides;
import io.evenkeel.slo.Objective;
import io.evenkeel.standard.Layer;
import io.evenkeel.standard.Overlay;
import io.evenkeel.standard.PlatformStandard;
import io.evenkeel.standard.Setting;
import io.evenkeel.standard.Tier;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/** What the standard says counts in code too, with its defaults and its limits. */
class StandardLimitsTest {
    private static final PlatformStandard ACME = standard(
            "outbound.timeout = 5s",
            "allow.outbound.timeout = ..10s",
            "allow.mode = enforce observe",
            "allow.outbound.retry.max-retries = ..2",
            "allow.breaker.open-for = 1s..",
            "logs.bad-events = false",
            "lock = deadline.mode logs.datadog",
            "objectives.window = 28d",
            "tier.critical.objectives.availability.target = 0.9995",
            "tier.critical.allow.objectives.availability.target = 0.9995..",
            "tier.critical.outbound.concurrency-limit = 50");

    private final MeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void itsDefaultsAreInEffectForItsTier() {
        Reliability reliability = builder().tier(Tier.CRITICAL).build();

        assertThat(reliability.dependency("ledger").settings().timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(reliability.dependency("ledger").settings().concurrencyLimit())
                .isEqualTo(50);
        assertThat(reliability.journey("pay").objectives())
                .containsExactly(
                        Objective.availability("0.9995").over(Duration.ofDays(28)),
                        Objective.latency("0.99", Duration.ofSeconds(1)).over(Duration.ofDays(28)));
        assertThat(reliability.info().standard()).isEqualTo("acme-7");
        assertThat(reliability.info().standardDigest()).isEqualTo(ACME.digest());
        assertThat(registry.get("reliability.info")
                        .tag("standard_digest", ACME.digest())
                        .gauge()
                        .value())
                .isEqualTo(1);
        assertThat(registry.find("reliability.deviation").gauges()).isEmpty();
    }

    @Test
    void anObjectiveWithoutAWindowHasThatOfTheStandard() {
        Reliability reliability = builder()
                .journey("pay", j -> j.objective(Objective.availability("0.99"))
                        .objective(
                                Objective.latency("0.9", Duration.ofSeconds(2)).over(Duration.ofDays(30)))
                        .objective(
                                Objective.freshness("0.9", Duration.ofHours(1)).named("age")))
                .build();

        assertThat(reliability.journey("pay").objectives())
                .extracting(objective -> objective.name() + " " + objective.window())
                .containsExactly("availability PT672H", "latency PT720H", "age PT672H");
        assertThat(reliability
                        .journey("late", j -> j.objective(Objective.availability("0.99")))
                        .objectives())
                .extracting(Objective::window)
                .containsExactly(Duration.ofDays(28));
        assertThat(registry.find("slo.objective.ratio").gauges())
                .extracting(gauge ->
                        gauge.getId().getTag("objective") + " " + gauge.getId().getTag("window"))
                .containsExactlyInAnyOrder("availability 28d", "latency 30d", "age 28d", "availability 28d");
    }

    @Test
    void aThresholdLongerThanTheWindowOfTheStandardIsRefusedAndLaterShortened() {
        Objective old = Objective.freshness("0.9", Duration.ofDays(29));
        ReliabilityBuilder builder = builder().journey("stock", j -> j.objective(old));

        assertThatThrownBy(builder::build)
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("journeys.stock.objectives.freshness.threshold: PT696H"
                        + " (expected: no longer than the window, PT672H)");
        assertThat(builder()
                        .build()
                        .journey("stock", j -> j.objective(old))
                        .objectives()
                        .get(0)
                        .threshold())
                .isEqualTo(Duration.ofDays(28));
    }

    static Stream<Arguments> forbidden() {
        return Stream.of(
                refused(
                        b -> b.mode(GuardMode.OFF),
                        "mode: off (expected: enforce or observe, the limit of acme-7 in acme:5)"),
                refused(
                        b -> b.deadlineMode(GuardMode.OFF),
                        "deadline.mode: off (expected: observe, locked of acme-7 in acme:9)"),
                refused(
                        b -> b.logs(logs -> logs.datadog(true)),
                        "logs.datadog: true (expected: false, locked of acme-7 in acme:9)"),
                refused(
                        b -> b.dependencyDefaults(d -> d.timeout(Duration.ofMinutes(1))),
                        "dependency-defaults.timeout: 1m (expected: at most 10s, the limit of acme-7 in acme:4)"),
                refused(
                        b -> b.dependency("ledger", d -> d.timeout(Duration.ofSeconds(11))),
                        "dependencies.ledger.timeout: 11s (expected: at most 10s, the limit of acme-7 in acme:4)"),
                refused(
                        b -> b.dependency("ledger", d -> d.mode(GuardMode.OFF)),
                        "dependencies.ledger.mode: off (expected: enforce or observe, the limit of acme-7 in acme:5)"),
                refused(
                        b -> b.tier(Tier.CRITICAL).journey("pay", j -> j.objective(Objective.availability("0.999"))),
                        "journeys.pay.objectives.availability.target: 0.999"
                                + " (expected: at least 0.9995, the limit of acme-7 in acme:12)"));
    }

    @ParameterizedTest
    @MethodSource("forbidden")
    void whatIsForbiddenIsRefusedAtSetUp(Consumer<ReliabilityBuilder> declaration, String told) {
        ReliabilityBuilder builder = builder();
        declaration.accept(builder);

        assertThatThrownBy(builder::build)
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage(told);
    }

    @Test
    void onceItRunsTheClosestAllowedValueIsUsedAndNothingIsThrown() {
        Reliability reliability = builder().tier(Tier.CRITICAL).build();
        Logger logger = (Logger) LoggerFactory.getLogger("io.evenkeel");
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        logger.addAppender(lines);
        try {
            Dependency late = reliability.dependency(
                    "late",
                    d -> d.timeout(Duration.ofMinutes(1)).mode(GuardMode.OFF).concurrencyLimit(7));

            assertThat(late.settings().timeout()).isEqualTo(Duration.ofSeconds(10));
            assertThat(late.mode()).isEqualTo(GuardMode.ENFORCE);
            assertThat(late.settings().concurrencyLimit()).isEqualTo(7);
            assertThat(reliability
                            .journey("pay", j -> j.objective(Objective.availability("0.99")))
                            .objectives())
                    .containsExactly(Objective.availability("0.9995").over(Duration.ofDays(28)));
        } finally {
            logger.detachAppender(lines);
        }
        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "dependencies.late.mode is not off, but the closest value that is allowed"
                                + " (expected: enforce or observe, the limit of acme-7 in acme:5)",
                        "dependencies.late.timeout is not 1m, but the closest value that is allowed"
                                + " (expected: at most 10s, the limit of acme-7 in acme:4)",
                        "journeys.pay.objectives.availability.target is not 0.99, but the closest value that is allowed"
                                + " (expected: at least 0.9995, the limit of acme-7 in acme:12)");
        assertThat(deviations()).containsExactlyInAnyOrder("outbound.timeout", "outbound.concurrency-limit");
    }

    @Test
    void aChangeThatIsForbiddenIsRefusedAndChangesNothing() {
        Dependency ledger = builder().build().dependency("ledger");

        assertThatThrownBy(() -> ledger.change(d -> d.timeout(Duration.ofSeconds(30))))
                .hasMessage("dependencies.ledger.timeout: 30s (expected: at most 10s, the limit of acme-7 in acme:4)");
        assertThat(ledger.settings().timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(deviations()).isEmpty();

        ledger.change(d -> d.timeout(Duration.ofSeconds(4)));
        assertThat(deviations()).containsExactly("outbound.timeout");
    }

    @Test
    void anEmergencySwitchIsNoConfiguration() {
        Reliability reliability = builder().build();

        reliability.modes().override(new Overrides(GuardMode.OFF, Map.of()), "a test");

        assertThat(reliability.dependency("ledger").mode()).isEqualTo(GuardMode.OFF);
    }

    @Test
    void whatIsSaidInCodeIsADeviation() {
        Reliability reliability = builder()
                .mode(GuardMode.OBSERVE)
                .dependencyDefaults(d -> d.concurrencyLimit(9))
                .dependency("ledger", d -> d.timeout(Duration.ofSeconds(2)))
                .build();

        assertThat(deviations()).containsExactlyInAnyOrder("mode", "outbound.concurrency-limit", "outbound.timeout");
        assertThat(reliability.settings().deviations())
                .extracting(deviation -> deviation.found())
                .containsExactly(
                        new Setting("dependencies.ledger.timeout", "2s", Layer.CODE, "in code"),
                        new Setting("mode", "observe", Layer.CODE, "in code"),
                        new Setting("outbound.concurrency-limit", "9", Layer.CODE, "in code"));
        assertThat(reliability.settings().all())
                .contains(new Setting("outbound.timeout", "5s", Layer.ORGANISATION, "acme:3"));
    }

    private List<String> deviations() {
        return registry.find("reliability.deviation").gauges().stream()
                .map(gauge -> gauge.getId().getTag("setting"))
                .toList();
    }

    private ReliabilityBuilder builder() {
        return Reliability.builder(registry).standard(ACME);
    }

    private static Arguments refused(Consumer<ReliabilityBuilder> declaration, String told) {
        return Arguments.of(declaration, told);
    }

    private static PlatformStandard standard(String... lines) {
        String text = "version = acme-7\nextends = 2026.1\n" + String.join("\n", lines);
        return PlatformStandard.read(
                StandardLimitsTest.class.getClassLoader(),
                null,
                List.of(new Overlay("acme", text.getBytes(StandardCharsets.UTF_8))));
    }
}
