package io.evenkeel;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.call.Component;
import io.evenkeel.guard.GuardMode;
import io.evenkeel.guard.ModeSwitch.Overrides;
import io.evenkeel.guard.RetrySettings;
import io.evenkeel.machine.GivenMachine;
import io.evenkeel.practice.ClientTimeouts;
import io.evenkeel.practice.Finding;
import io.evenkeel.practice.GuideMap;
import io.evenkeel.practice.Level;
import io.evenkeel.practice.Practice;
import io.evenkeel.practice.PracticeCheck;
import io.evenkeel.practice.PracticeReport;
import io.evenkeel.practice.PracticeState;
import io.evenkeel.slo.Objective;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PracticesTest {
    private static final LocalDate BUILT = requireNonNull(SdkVersion.built());
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final AtomicLong nanos = new AtomicLong();

    private ReliabilityBuilder builder() {
        return Reliability.builder(registry)
                .nanoClock(nanos::get)
                .announced(false)
                .machine(new GivenMachine(
                        BUILT.plusMonths(1), true, 1L << 30, 1.0, "-XX:+ExitOnOutOfMemoryError", 1000L));
    }

    @Test
    void aPlainProgramAnswersWhatItsSdkKnows() {
        Reliability reliability = builder()
                .service("shop")
                .deadlineMode(GuardMode.ENFORCE)
                .journey("checkout")
                .dependency("payments", payments -> payments.timeout(Duration.ofSeconds(2)))
                .build();
        reliability.practices().publish();

        assertThat(found(reliability))
                .containsEntry("service-named", Finding.passed("shop"))
                .containsEntry("journeys-declared", Finding.passed("checkout"))
                .containsEntry("timeouts-set", Finding.passed("payments 2s, others 30s"))
                .containsEntry(
                        "retries-budgeted",
                        Finding.passed("payments 1 for each success, 5 in all, others 1 for each success, 5 in all"))
                .containsEntry("breakers-enforced", Finding.passed("payments enforce, others enforce"))
                .containsEntry("concurrency-limited", Finding.passed("payments 500, others 500"))
                .containsEntry("latency-promised", Finding.passed("checkout"))
                .containsEntry("deadlines-honoured", Finding.passed("deadline.mode enforce"))
                .containsEntry("sdk-faultless", Finding.passed("reliability.sdk.faults 0"))
                .containsEntry("resources-limited", Finding.passed("memory 1024 MiB, 1.00 CPUs"))
                .containsEntry("standard-current", Finding.passed("2026.1"))
                .containsEntry(
                        "deviations-explained",
                        Finding.passed("deadline.mode is stricter, dependencies.payments.timeout is stricter"))
                .containsEntry(
                        "versions-patched",
                        Finding.failed("io.opentelemetry:opentelemetry-api 1.49.0 (CVE-2026-45292, fixed in 1.62.0)"))
                .containsEntry(
                        "owner-named",
                        Finding.skipped("plain Java: no configuration of Spring Boot that would say it"));
        assertThat(evidence(reliability, "sdk-recent")).endsWith(" of " + BUILT);
        assertThat(states(reliability, PracticeState.PASSED)).hasSize(15);
        assertThat(states(reliability, PracticeState.FAILED)).containsExactly("versions-patched");
        assertThat(reliability.practices().report().summary())
                .isEqualTo(
                        "Practices: no level; C 11 of 12, B 14 of 14, A 9 of 9; failed: versions-patched; skipped: 19");
    }

    @Test
    void aPlainProgramSkipsWhatNeedsAServerOrSpringAndSaysWhy() {
        Map<String, Finding> found = found(builder().service("shop").build());

        assertThat(found.values())
                .extracting(Finding::state)
                .doesNotContain(PracticeState.UNIMPLEMENTED)
                .filteredOn(state -> state == PracticeState.SKIPPED)
                .hasSize(20);
        assertThat(found)
                .containsEntry(
                        "probes-exposed",
                        Finding.skipped("plain Java: no server and no exporter that the SDK knows of"))
                .containsEntry("logs-structured", Finding.skipped("plain Java: no logging of Spring Boot"))
                .containsEntry("traces-exported", Finding.skipped("plain Java: no tracing of Spring Boot"))
                .containsEntry("clients-guarded", Finding.skipped("plain Java: no beans of Spring"))
                .containsEntry("latency-promised", Finding.skipped("no journey of requests"))
                .containsEntry(
                        "freshness-promised", Finding.skipped("no scheduler and no listener that the SDK knows of"));
    }

    @Test
    void clientsEndWhatNoGuardDoes() {
        Reliability reliability = builder()
                .dependency("payments", payments -> payments.mode(GuardMode.OBSERVE))
                .build();
        Practices practices = reliability.practices();
        assertThat(found(reliability))
                .containsEntry(
                        "timeouts-set",
                        Finding.failed("payments has none in mode observe (expected: at most 5m each)"));

        practices.clients(
                () -> new ClientTimeouts(Duration.ofMinutes(5), Duration.ofSeconds(7), Duration.ofSeconds(2)));
        assertThat(found(reliability))
                .containsEntry("timeouts-set", Finding.passed("payments 7s, others 30s, connecting 2s"));

        practices.clients(() -> new ClientTimeouts(Duration.ofSeconds(6), Duration.ofSeconds(7), null));
        assertThat(found(reliability))
                .containsEntry(
                        "timeouts-set",
                        Finding.failed("payments 7s, others 30s, connecting has none (expected: at most 6s each)"));
    }

    @Test
    void othersAreInTheModeOfTheDefaultsUntilSomebodySwitches() {
        Reliability reliability =
                builder().dependencyDefaults(spec -> spec.mode(GuardMode.OFF)).build();
        assertThat(reliability.dependency("late").mode()).isEqualTo(GuardMode.OFF);
        assertThat(found(reliability))
                .containsEntry(
                        "breakers-enforced",
                        Finding.failed("late mode off (expected: enforce), others mode off (expected: enforce)"));

        reliability.modes().override(new Overrides(GuardMode.ENFORCE, Map.of()), "test");
        nanos.addAndGet(Duration.ofSeconds(10).toNanos());
        assertThat(found(reliability))
                .containsEntry("breakers-enforced", Finding.passed("late enforce, others enforce"));
    }

    @Test
    void oneDependencyThatDoesNotHeedDeadlinesIsNamed() {
        assertThat(found(builder()
                        .deadlineMode(GuardMode.ENFORCE)
                        .dependency("fax", fax -> fax.deadlineMode(GuardMode.OFF))
                        .dependency("payments")
                        .build()))
                .containsEntry(
                        "deadlines-honoured",
                        Finding.failed("fax deadline.mode off (expected: enforce, a deviation that needs no reason:"
                                + " stricter than the standard's observe)"));
        assertThat(found(builder()
                        .dependency("fax", fax -> fax.deadlineMode(GuardMode.OFF))
                        .dependency("payments")
                        .build()))
                .containsEntry(
                        "deadlines-honoured",
                        Finding.failed(
                                "deadline.mode observe, fax deadline.mode off (expected: enforce, a deviation that"
                                        + " needs no reason: stricter than the standard's observe)"));
    }

    @Test
    void theWorkOfSchedulersAndListenersPromisesFreshnessAndNotLatency() {
        Reliability reliability = builder()
                .journey("checkout")
                .journey("billing", billing -> billing.objective(Objective.availability("0.99")))
                .build();
        assertThat(found(reliability))
                .containsEntry("latency-promised", Finding.failed("billing (expected: an objective of latency)"));

        reliability.practices().work(() -> Set.of("billing"));
        assertThat(found(reliability))
                .containsEntry("latency-promised", Finding.passed("checkout"))
                .containsEntry("freshness-promised", Finding.failed("billing (expected: an objective of freshness)"));

        reliability.practices().work(Set::of);
        assertThat(found(reliability))
                .containsEntry("freshness-promised", Finding.skipped("no scheduled runs and no messages"));
    }

    @Test
    void everyOneOfThemCanFail() {
        Reliability reliability = Reliability.builder(registry)
                .nanoClock(nanos::get)
                .announced(false)
                .machine(new GivenMachine(BUILT.plusMonths(12).plusDays(1), true, null, null, null, 0L))
                .journey("default", journey -> journey.objective(Objective.availability("0.99")))
                .dependency("payments", payments -> payments.timeout(Duration.ofMinutes(6))
                        .concurrencyLimit(501)
                        .retry(new RetrySettings(1, Duration.ofMillis(1), Duration.ofMillis(1), 1, 51)))
                .build();
        reliability.modes().override(new Overrides(null, Map.of("payments", GuardMode.OBSERVE)), "test");
        reliability.faults().isolated(Component.INBOUND, new IllegalStateException());

        assertThat(states(reliability, PracticeState.PASSED)).containsExactly("standard-current");
        assertThat(found(reliability))
                .containsEntry("service-named", Finding.failed("unknown_service (expected: a name of its own)"))
                .containsEntry(
                        "timeouts-set", Finding.failed("payments has none in mode observe (expected: at most 5m each)"))
                .containsEntry(
                        "retries-budgeted",
                        Finding.failed(
                                "payments 1 for each success, 51 in all (expected: at most 1 for each success, 50"
                                        + " in all)"))
                .containsEntry("breakers-enforced", Finding.failed("payments mode observe (expected: enforce)"))
                .containsEntry("concurrency-limited", Finding.failed("payments 501 (expected: at most 500)"))
                .containsEntry("latency-promised", Finding.failed("default (expected: an objective of latency)"))
                .containsEntry(
                        "deadlines-honoured",
                        Finding.failed(
                                "deadline.mode observe (expected: enforce, a deviation that needs no reason: stricter than the"
                                        + " standard's observe)"))
                .containsEntry("sdk-faultless", Finding.failed("reliability.sdk.faults {inbound=1} (expected: none)"));
        assertThat(evidence(reliability, "sdk-recent")).endsWith(" of " + BUILT + " (expected: at most 12 months old)");

        reliability.modes().override(Overrides.NONE, "test");
        nanos.addAndGet(Duration.ofSeconds(10).toNanos());
        assertThat(found(reliability))
                .containsEntry("timeouts-set", Finding.failed("payments 6m (expected: at most 5m each)"));
    }

    @Test
    void whatWasFoundIsKeptForTenSecondsAndAtTheEndForGood() {
        Practices practices = builder().build().practices();
        AtomicInteger looked = new AtomicInteger();
        practices.answer(Map.of("owner-named", () -> Finding.passed("look " + looked.incrementAndGet())));

        for (int i = 0; i < 3; i++) {
            practices.report();
        }
        assertThat(looked).hasValue(1);
        nanos.addAndGet(Duration.ofSeconds(10).toNanos() - 1);
        practices.report();
        assertThat(looked).hasValue(1);
        nanos.incrementAndGet();
        practices.report();
        assertThat(looked).hasValue(2);
        practices.end();
        nanos.addAndGet(Duration.ofHours(1).toNanos());
        practices.report();
        assertThat(looked).hasValue(2);
    }

    @Test
    void aCheckThatThrowsIsUnimplementedAndOneFaultHoweverOftenItDoes() {
        Reliability reliability = builder().build();
        reliability.practices().answer(Map.of("owner-named", () -> {
            throw new StackOverflowError("a message that stays here");
        }));
        reliability.practices().publish();

        for (int i = 0; i < 3; i++) {
            assertThat(found(reliability))
                    .containsEntry(
                            "owner-named",
                            Finding.unimplemented("the check has failed with java.lang.StackOverflowError"));
            nanos.addAndGet(Duration.ofMinutes(1).toNanos());
        }
        assertThat(registry.get("reliability.sdk.faults")
                        .tag("component", "practice")
                        .functionCounter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void theSeriesIsOneOrZeroAndAbsentForWhatIsNeitherAndFollowsWithEachScrape() {
        Practices practices = builder().build().practices();
        AtomicReference<Finding> owner = new AtomicReference<>(Finding.passed("a team"));
        practices.answer(Map.of("owner-named", () -> requireNonNull(owner.get())));
        assertThat(series()).isEmpty();
        practices.publish();

        String owned = "reliability_practice{level=\"C\",practice=\"owner-named\"}";
        assertThat(series())
                .hasSize(16)
                .contains(owned + " 1.0", "reliability_practice{level=\"C\",practice=\"service-named\"} 0.0");

        owner.set(Finding.failed("nobody"));
        assertThat(series()).contains(owned + " 1.0");
        nanos.addAndGet(Duration.ofSeconds(10).toNanos());
        assertThat(series()).contains(owned + " 0.0");

        for (Finding neither : List.of(Finding.skipped("no team"), Finding.unimplemented("who knows"))) {
            owner.set(neither);
            nanos.addAndGet(Duration.ofSeconds(10).toNanos());
            registry.scrape(); // sees it, and may still have the row
            assertThat(series()).hasSize(15).noneMatch(line -> line.contains("owner-named"));
        }
        owner.set(Finding.passed("a team"));
        nanos.addAndGet(Duration.ofSeconds(10).toNanos());
        registry.scrape();
        assertThat(series()).hasSize(16).contains(owned + " 1.0").noneMatch(line -> line.contains("NaN"));
    }

    @Test
    void aLevelNeedsAllOfItAndOfThoseBelow() {
        assertThat(allBut(Map.of()).level()).isEqualTo(Level.A);
        assertThat(allBut(Map.of("sdk-faultless", Finding.failed("x"))).level()).isEqualTo(Level.B);
        assertThat(allBut(Map.of("sdk-recent", Finding.unimplemented("x"))).level())
                .isEqualTo(Level.C);
        assertThat(allBut(Map.of("owner-named", Finding.failed("x"))).level()).isNull();
        assertThat(allBut(Map.of("owner-named", Finding.skipped("x"))).level()).isEqualTo(Level.A);
        assertThat(allBut(Map.of("sdk-recent", Finding.failed("x"), "sdk-faultless", Finding.failed("x")))
                        .summary())
                .isEqualTo("Practices: level C; C 12 of 12, B 13 of 14, A 8 of 9; failed: sdk-recent, sdk-faultless");
    }

    @Test
    void thereIsNoMeterWithoutPublishing() {
        SimpleMeterRegistry plain = new SimpleMeterRegistry();
        Reliability.builder(plain).announced(false).build().practices().report();

        assertThat(plain.find("reliability.practice").gauges()).isEmpty();
    }

    private static PracticeReport allBut(Map<String, Finding> others) {
        Map<String, PracticeCheck> checks = GuideMap.practices().stream()
                .collect(Collectors.toMap(
                        practice -> practice.id(),
                        practice -> () -> others.getOrDefault(practice.id(), Finding.passed("fine"))));
        return PracticeReport.of(checks, (practice, fault) -> {});
    }

    @Test
    void theLevelIsASeriesOfItsOwnAndFollows() {
        Practices practices = builder().build().practices();
        AtomicReference<Finding> owner = new AtomicReference<>(Finding.passed("a team"));
        practices.answer(GuideMap.practices().stream()
                .collect(Collectors.toMap(Practice::id, practice -> () -> Finding.skipped("not here"))));
        practices.answer(Map.of("owner-named", () -> requireNonNull(owner.get())));
        practices.publish();
        assertThat(level()).isEqualTo(3);

        owner.set(Finding.unimplemented("who knows"));
        nanos.addAndGet(Duration.ofSeconds(10).toNanos());
        assertThat(level()).isEqualTo(0);

        owner.set(Finding.passed("a team"));
        practices.answer(Map.of("sdk-recent", () -> Finding.failed("old")));
        assertThat(level()).isEqualTo(1);
    }

    private double level() {
        return registry.get("reliability.level").gauge().value();
    }

    private List<String> series() {
        return registry.scrape()
                .lines()
                .filter(line -> line.startsWith("reliability_practice{"))
                .toList();
    }

    private static List<String> states(Reliability reliability, PracticeState state) {
        return found(reliability).entrySet().stream()
                .filter(entry -> entry.getValue().state() == state)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String evidence(Reliability reliability, String practice) {
        return requireNonNull(found(reliability).get(practice)).evidence();
    }

    private static Map<String, Finding> found(Reliability reliability) {
        return reliability.practices().report().answers().stream()
                .collect(Collectors.toMap(answer -> answer.practice().id(), answer -> answer.finding()));
    }
}
